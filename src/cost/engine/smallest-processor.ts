import { ceilDiv } from '../../base/ceil-div.ts';
import { type ConvWork, taps } from './conv-work.ts';
import type { Unroll } from './tiled-engine.ts';

/** More than any layer has (`MAX_EXTENT` of workloads). */
const MOST_CHANNELS = 2 ** 20;

/** Layers as the search for a size sees them: cycles = cyclesPerTile · ⌈inputs / Tn⌉ · ⌈outputs / Tm⌉. */
interface Sized {
  readonly inputs: number;
  readonly outputs: number;
  readonly cyclesPerTile: number;
}

/**
 * The smallest processor that computes layers within a time, by multipliers.
 *
 * @param maxUnits  no more multipliers are looked for
 * @returns         null where no processor of that size is fast enough
 *
 * For every number of inputs at which some layer takes a tile less, the least number of outputs is found by halving: the
 * cycles fall with either.
 */
export function smallestProcessor(
  works: readonly ConvWork[],
  maxCycles: number,
  maxUnits: number,
): Unroll | null {
  const sized = sizedWorks(works);
  const cyclesOfOne = sized.reduce(
    (sum, { inputs, outputs, cyclesPerTile }) => sum + inputs * outputs * cyclesPerTile,
    0,
  );
  const leastUnits = cyclesOfOne / maxCycles;
  const mostOutputs = Math.max(...sized.map(({ outputs }) => outputs));
  let best: Unroll | null = null;
  let bestUnits = maxUnits + 1;
  for (const inputs of usefulCounts(sized.map((work) => work.inputs))) {
    if (inputs * Math.ceil(leastUnits / inputs) >= bestUnits) continue;
    const most = Math.min(mostOutputs, Math.floor((bestUnits - 1) / inputs));
    const outputs = fewestOutputs(sized, inputs, most, maxCycles);
    if (outputs === null) continue;
    best = { inputs, outputs };
    bestUnits = inputs * outputs;
  }
  return best;
}

/** Layers with as many channels are one: their cycles add up. */
function sizedWorks(works: readonly ConvWork[]): readonly Sized[] {
  const byChannels = new Map<number, Sized>();
  for (const work of works) {
    const { inputs, outputs } = work;
    const key = inputs * MOST_CHANNELS + outputs;
    const cyclesPerTile =
      work.sets * work.rows * work.columns * taps(work) + (byChannels.get(key)?.cyclesPerTile ?? 0);
    byChannels.set(key, { inputs, outputs, cyclesPerTile });
  }
  return [...byChannels.values()];
}

/** Fewest outputs in parallel, up to `most`, with which the layers take `maxCycles` at most. */
function fewestOutputs(
  works: readonly Sized[],
  inputs: number,
  most: number,
  maxCycles: number,
): number | null {
  const perTile = works.map((work) => work.cyclesPerTile * ceilDiv(work.inputs, inputs));
  const extents = works.map((work) => work.outputs);
  const fits = (outputs: number) => {
    let cycles = 0;
    for (let index = 0; index < perTile.length; index++) {
      cycles += (perTile[index] ?? 0) * ceilDiv(extents[index] ?? 0, outputs);
    }
    return cycles <= maxCycles;
  };
  if (most < 1 || !fits(most)) return null;
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Ascending: for every number of tiles of every extent the smallest tile that needs no more of them. */
function usefulCounts(extents: readonly number[]): readonly number[] {
  const counts = new Set<number>();
  for (const extent of new Set(extents)) {
    for (let tiles = 1; tiles <= extent; ) {
      const count = ceilDiv(extent, tiles);
      counts.add(count);
      tiles = count === 1 ? extent + 1 : ceilDiv(extent, count - 1);
    }
  }
  return [...counts].sort((a, b) => a - b);
}
