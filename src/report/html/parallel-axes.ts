import type { Design, RunSummary } from '../../study/design.ts';
import { significant } from '../number-format.ts';
import { objectiveValue } from '../objective-text.ts';
import { axisScale } from './axis-scale.ts';
import { geneColumns } from './gene-columns.ts';

/** From bottom to top, in the plot's own units. */
export const AXIS_RANGE: readonly [number, number] = [262, 34];
/** More values than this are too many to be written one by one beside an axis. */
const MOST_STEPS = 12;

/** One value that designs have on an axis. */
export interface AxisStop {
  readonly label: string;
  readonly position: number;
}

/** An upright axis: an objective or a gene, with the values that occur, from the bottom to the top. */
export interface ParallelAxis {
  readonly label: string;
  readonly stops: readonly AxisStop[];
  /** Which stop each design of the run has, in the order of its designs. */
  readonly ranks: readonly number[];
  /** Stops that are written beside the axis: all of a few, else the ends. */
  readonly written: readonly AxisStop[];
}

/**
 * The axes of a run: its objectives, then the genes in which its designs differ. Numbers lie where a scale puts them;
 * choices, of which there are few, lie evenly. A gene that a design lacks is a choice of its own, `–`.
 */
export function parallelAxes({ designs, objectives }: RunSummary): readonly ParallelAxis[] {
  const figures = objectives.map((objective) =>
    measuredAxis(
      `${objective.label} (${objective.unit})`,
      designs.map((design) => objectiveValue(design, objective)),
    ),
  );
  return [...figures, ...geneColumns(designs).differing.map((name) => geneAxis(name, designs))];
}

function geneAxis(name: string, designs: readonly Design[]): ParallelAxis {
  const values = designs.map(({ genes }) => genes[name] ?? '–');
  const distinct = ascending(values);
  const isMeasured = distinct.every((value) => typeof value === 'number');
  return isMeasured && distinct.length > MOST_STEPS
    ? measuredAxis(name, values.map(Number))
    : steppedAxis(name, values, distinct);
}

function measuredAxis(label: string, values: readonly number[]): ParallelAxis {
  const scale = axisScale(values, AXIS_RANGE);
  const distinct = ascending(values);
  const stops = distinct.map((value) => ({
    label: significant(value),
    position: scale.position(value),
  }));
  return axisOf(label, stops, ranksOf(values, distinct));
}

function steppedAxis(
  label: string,
  values: readonly (number | string)[],
  distinct: readonly (number | string)[],
): ParallelAxis {
  const [bottom, top] = AXIS_RANGE;
  const step = (top - bottom) / (distinct.length + 1);
  const stops = distinct.map((value, rank) => ({
    label: String(value),
    position: bottom + (rank + 1) * step,
  }));
  return axisOf(label, stops, ranksOf(values, distinct));
}

function axisOf(label: string, stops: readonly AxisStop[], ranks: readonly number[]): ParallelAxis {
  const isFew = stops.length <= MOST_STEPS && evenlyApart(stops);
  return { label, stops, ranks, written: isFew ? stops : endsOf(stops) };
}

/** Whether the words of neighbouring stops do not run into each other. */
function evenlyApart(stops: readonly AxisStop[]): boolean {
  return stops.every(({ position }, at) => {
    const next = stops[at + 1];
    return next === undefined || position - next.position >= 11;
  });
}

function endsOf(stops: readonly AxisStop[]): readonly AxisStop[] {
  return [stops[0], stops.at(-1)].flatMap((stop) => stop ?? []);
}

function ranksOf<T>(values: readonly T[], distinct: readonly T[]): number[] {
  const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
  return values.map((value) => rankOf.get(value) ?? 0);
}

/** Each value once: numbers by size, then words by letters. */
function ascending<T extends number | string>(values: readonly T[]): T[] {
  const isWord = (value: T) => typeof value === 'string';
  return [...new Set(values)].toSorted((a, b) =>
    isWord(a) || isWord(b)
      ? Number(isWord(a)) - Number(isWord(b)) || String(a).localeCompare(String(b), 'en')
      : Number(a) - Number(b),
  );
}
