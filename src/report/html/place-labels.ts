import { PLOT } from './plot-frame.ts';

export type Point = readonly [number, number];

/** A text to stand near a point. */
export interface Label {
  readonly text: string;
  readonly point: Point;
}

/** Where a text goes: its lower left corner. */
export interface PlacedLabel extends Label {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width of a letter and height of a line of the stylesheet's `tag`, in the plot's units. */
const LETTER_WIDTH = 6.8;
const LINE_HEIGHT = 11;
const OUT_OF_THE_PLOT = 1000;
/** Distances from the point to try, near ones first. */
const DISTANCES = [9, 16, 26, 38];
/** Directions to try: right, left, above, below, and between. */
const DIRECTIONS = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
] as const;

/**
 * Puts each text where it covers the fewest points and no text before it, inside the plot, as near to its own point as
 * that allows.
 */
export function placeLabels(
  labels: readonly Label[],
  points: readonly Point[],
): readonly PlacedLabel[] {
  const taken: Box[] = [];
  return labels.map((label) => {
    const boxes = DISTANCES.flatMap((distance) =>
      DIRECTIONS.map((direction) => boxBeside(label, direction, distance)),
    );
    const [best = boxBeside(label, [1, 0], 0)] = boxes.toSorted(
      (a, b) => crowding(a, points, taken) - crowding(b, points, taken),
    );
    taken.push(best);
    return { ...label, x: best.left, y: best.bottom - 2 };
  });
}

function boxBeside({ text, point: [x, y] }: Label, direction: Point, distance: number): Box {
  const width = LETTER_WIDTH * text.length;
  const [toRight, down] = direction;
  const left = x + toRight * distance - (width * (1 - toRight)) / 2;
  const top = y + down * distance - (LINE_HEIGHT * (1 - down)) / 2;
  return { left, right: left + width, top, bottom: top + LINE_HEIGHT };
}

function crowding(box: Box, points: readonly Point[], taken: readonly Box[]): number {
  const isOutside =
    box.left < PLOT.left ||
    box.right > PLOT.width ||
    box.top < PLOT.top - LINE_HEIGHT ||
    box.bottom > PLOT.height - PLOT.bottom;
  const covered = points.filter(([x, y]) => overlap(box, around(x, y))).length;
  const overlapping = taken.filter((other) => overlap(box, other)).length;
  return covered + 10 * overlapping + (isOutside ? OUT_OF_THE_PLOT : 0);
}

function around(x: number, y: number): Box {
  return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
