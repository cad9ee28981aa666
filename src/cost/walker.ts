import type { Mapping } from '../mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import type { Operand } from '../workload/operand.ts';

/**
 * The model's own oracle: executes a small loop nest step by step and counts what moves.
 *
 * It shares no formula with the closed forms. Every instance of the child remembers the box that it holds; every step
 * of the temporal loops outside the child moves the box or leaves it; what is new is counted. Slow on purpose.
 *
 * The schedule is fixed, as compilers emit it: whether a step loads follows from the loops that advance and wrap in it,
 * also where the last tile of a dimension is smaller and a loop ends early.
 */
export interface WalkedTraffic {
  readonly fills: number;
  readonly parentTraffic: number;
  /** Counted for outputs only. */
  readonly distinct: number;
}

interface WalkedLoop {
  readonly dim: LoopDim;
  readonly bound: number;
  readonly level: number;
  readonly isSpatial: boolean;
  /** Extent of the dimension inside one step. */
  readonly step: number;
}

/** An interval [start, start + length) per axis of the operand. */
type Box = readonly { readonly start: number; readonly length: number }[];

interface Holder {
  box: Box | null;
  time: Indices;
  /** The last translation that moved the box, or null after a whole load. */
  translation: string | null;
  readonly seen: Set<string>;
}

type Indices = ReadonlyMap<WalkedLoop, number>;

/** Walks one operand into child level `child`; `parent` is the next outer level that keeps it. */
export function walkTraffic(
  layer: Layer,
  mapping: Mapping,
  operand: Operand,
  child: number,
  parent: number,
): WalkedTraffic {
  const loops = loopsOf(mapping);
  const outside = loops.filter((loop) => loop.level < child);
  const temporal = outside.filter((loop) => !loop.isSpatial);
  const spatial = outside.filter((loop) => loop.isSpatial);
  const places = [...steps(spatial)];
  const holders = new Map<string, Holder>();
  const isPe = child === mapping.levels.length;
  let fills = 0;
  let parentTraffic = 0;
  for (const time of steps(temporal)) {
    const requests = new Map<string, number>();
    for (const place of places) {
      const box = boxOf(layer, mapping, operand, child, loops, new Map([...time, ...place]));
      if (box === null) continue;
      const holder = holderAt(holders, key(place, spatial));
      const shift = scheduledShift(layer, operand, temporal, holder.time, time);
      const moved = isPe ? 1 : move(holder, box, shift);
      holder.time = time;
      if (operand === 'outputs') for (const element of elements(box)) holder.seen.add(element);
      fills += moved;
      const request = requestOf(layer, operand, place, spatial, parent);
      requests.set(request, Math.max(requests.get(request) ?? 0, moved));
    }
    for (const moved of requests.values()) parentTraffic += moved;
  }
  const distinct = [...holders.values()].reduce((sum, { seen }) => sum + seen.size, 0);
  return { fills, parentTraffic, distinct };
}

/** Steps of the temporal loops in which at least one PE works. */
export function walkComputeCycles(layer: Layer, mapping: Mapping): number {
  const loops = loopsOf(mapping);
  const first = new Map(loops.filter((loop) => loop.isSpatial).map((loop) => [loop, 0]));
  let cycles = 0;
  for (const time of steps(loops.filter((loop) => !loop.isSpatial))) {
    const indices = new Map([...time, ...first]);
    if (LOOP_DIMS.every((dim) => offset(dim, loops, indices) < layer.extents[dim])) cycles++;
  }
  return cycles;
}

function loopsOf(mapping: Mapping): readonly WalkedLoop[] {
  const flat = mapping.levels.flatMap((entry, level) => [
    ...entry.temporal.map((loop) => ({ ...loop, level, isSpatial: false })),
    ...entry.spatial.map((loop) => ({ ...loop, level, isSpatial: true })),
  ]);
  return flat.map((loop, place) => ({
    dim: loop.dim,
    bound: loop.bound,
    level: loop.level,
    isSpatial: loop.isSpatial,
    step: flat
      .slice(place + 1)
      .reduce((size, inner) => (inner.dim === loop.dim ? size * inner.bound : size), 1),
  }));
}

/** All index tuples of some loops, the last loop fastest. */
function* steps(loops: readonly WalkedLoop[]): Generator<Indices> {
  const [first, ...rest] = loops;
  if (first === undefined) {
    yield new Map();
    return;
  }
  for (let index = 0; index < first.bound; index++) {
    for (const inner of steps(rest)) yield new Map([[first, index], ...inner]);
  }
}

function offset(dim: LoopDim, loops: readonly WalkedLoop[], indices: Indices): number {
  return loops.reduce(
    (sum, loop) => (loop.dim === dim ? sum + (indices.get(loop) ?? 0) * loop.step : sum),
    0,
  );
}

/** The box of an operand in the child at these indices, or null where it lies outside the layer. */
function boxOf(
  layer: Layer,
  mapping: Mapping,
  operand: Operand,
  child: number,
  loops: readonly WalkedLoop[],
  indices: Indices,
): Box | null {
  const intervals = new Map<LoopDim, { start: number; length: number }>();
  for (const dim of LOOP_DIMS) {
    const tile = mapping.levels
      .slice(child)
      .flatMap((entry) => [...entry.temporal, ...entry.spatial])
      .reduce((size, loop) => (loop.dim === dim ? size * loop.bound : size), 1);
    // Loops of the same dimension that are cut short end their own tile early, wherever they stand.
    let start = 0;
    let length = layer.extents[dim];
    for (const loop of loops.filter((each) => each.dim === dim && each.level < child)) {
      const at = (indices.get(loop) ?? 0) * loop.step;
      if (at >= length) return null;
      start += at;
      length = Math.min(length - at, loop.step);
    }
    intervals.set(dim, { start, length: Math.min(length, tile) });
  }
  return projection(layer, operand, intervals);
}

function projection(
  layer: Layer,
  operand: Operand,
  intervals: ReadonlyMap<LoopDim, { start: number; length: number }>,
): Box {
  const of = (dim: LoopDim) => intervals.get(dim) ?? { start: 0, length: 1 };
  const window = (output: LoopDim, tap: LoopDim, stride: number, dilation: number) => ({
    start: of(output).start * stride + of(tap).start * dilation,
    length: (of(output).length - 1) * stride + (of(tap).length - 1) * dilation + 1,
  });
  switch (operand) {
    case 'weights':
      return [of('G'), of('K'), of('C'), of('R'), of('S')];
    case 'outputs':
      return [of('N'), of('G'), of('K'), of('P'), of('Q')];
    case 'inputs':
      return [
        of('N'),
        of('G'),
        of('C'),
        window('P', 'R', layer.stride.row, layer.dilation.row),
        window('Q', 'S', layer.stride.column, layer.dilation.column),
      ];
  }
}

/**
 * How far the schedule moves a box between two steps: the outermost loop that changed advances by one step, and every
 * loop inside it goes back from its last step to its first.
 */
function scheduledShift(
  layer: Layer,
  operand: Operand,
  temporal: readonly WalkedLoop[],
  before: Indices,
  now: Indices,
): readonly number[] {
  const advancing = temporal.findIndex((loop) => before.get(loop) !== now.get(loop));
  const starts = LOOP_DIMS.map((dim) => {
    const start = temporal.reduce((sum, loop, place) => {
      if (loop.dim !== dim || place < advancing) return sum;
      return sum + (place === advancing ? 1 : 1 - loop.bound) * loop.step;
    }, 0);
    return [dim, { start, length: 1 }] as const;
  });
  return projection(layer, operand, new Map(starts)).map(({ start }) => start);
}

/** Moves a holder's box and tells how many elements are new to it. */
function move(holder: Holder, box: Box, shift: readonly number[]): number {
  const last = holder.box;
  holder.box = box;
  const volume = box.reduce((product, { length }) => product * length, 1);
  if (last === null) return volume;
  if (shift.every((distance) => distance === 0)) return 0;
  const translation = shift.join();
  if (holder.translation !== null && holder.translation !== translation) {
    holder.translation = null;
    return volume;
  }
  holder.translation = translation;
  const overlap = box.reduce((product, { start, length }, axis) => {
    const before = start - (shift[axis] ?? 0);
    const end = Math.min(start + length, before + (last[axis]?.length ?? 0));
    return product * Math.max(0, end - Math.max(start, before));
  }, 1);
  return volume - overlap;
}

/**
 * What a child asks its parent for, so that equal requests share one read. Each level's network compares only its own
 * children: those whose offsets along that level's spatial loops are equal.
 */
function requestOf(
  layer: Layer,
  operand: Operand,
  place: Indices,
  spatial: readonly WalkedLoop[],
  parent: number,
): string {
  const own = spatial.filter((loop) => loop.level < parent);
  const levels = [...new Set(spatial.map((loop) => loop.level))].filter((level) => level >= parent);
  const offsets = levels.map((level) => {
    const loops = spatial.filter((loop) => loop.level === level);
    const starts = LOOP_DIMS.map(
      (dim) => [dim, { start: offset(dim, loops, place), length: 1 }] as const,
    );
    return projection(layer, operand, new Map(starts)).map(({ start }) => start);
  });
  return [key(place, own), ...offsets].join('|');
}

function holderAt(holders: Map<string, Holder>, place: string): Holder {
  const known = holders.get(place);
  if (known !== undefined) return known;
  const fresh: Holder = { box: null, time: new Map(), translation: null, seen: new Set() };
  holders.set(place, fresh);
  return fresh;
}

function key(place: Indices, loops: readonly WalkedLoop[]): string {
  return loops.map((loop) => place.get(loop) ?? 0).join();
}

function* elements(box: Box): Generator<string> {
  const [first, ...rest] = box;
  if (first === undefined) {
    yield '';
    return;
  }
  for (let at = first.start; at < first.start + first.length; at++) {
    for (const inner of elements(rest)) yield `${at},${inner}`;
  }
}
