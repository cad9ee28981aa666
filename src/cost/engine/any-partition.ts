import type { ConvWork } from './conv-work.ts';
import { type LayerProcessor, processorUnits } from './multi-clp.ts';
import { processorFor } from './neighbour-partition.ts';

/** How many layers of each kind; layers of one shape are the same to a processor. */
type Counts = readonly number[];

/** The cheapest way to compute some of the layers. */
interface Partial {
  readonly counts: Counts;
  readonly units: number;
  readonly parts: readonly Counts[];
}

/**
 * The partition of layers, none of whose parts takes longer than a time, with the fewest multipliers: all of them are looked
 * at, by how many layers of each shape a part holds.
 *
 * @returns null where more than `maxUnits` or `maxProcessors` are needed
 */
export function anyPartition(
  works: readonly ConvWork[],
  maxCycles: number,
  limits: { readonly maxUnits: number; readonly maxProcessors: number },
): readonly LayerProcessor[] | null {
  const kinds = byShape(works);
  const all = kinds.map((alike) => alike.length);
  const parts = allCounts(all).flatMap((counts) => {
    const members = kinds.flatMap((alike, kind) => alike.slice(0, counts[kind]));
    if (members.length === 0) return [];
    const processor = processorFor(members, maxCycles, limits.maxUnits);
    return processor === null ? [] : [{ counts, processor }];
  });
  let reached = new Map<string, Partial>([['', { counts: all.map(() => 0), units: 0, parts: [] }]]);
  let best: Partial | null = null;
  for (let count = 1; count <= limits.maxProcessors; count++) {
    reached = withOneMore(reached, parts, all, limits.maxUnits);
    const whole = reached.get(all.join());
    if (whole !== undefined && (best === null || whole.units < best.units)) best = whole;
  }
  return best === null ? null : dealOut(kinds, best.parts, parts);
}

interface Part {
  readonly counts: Counts;
  readonly processor: LayerProcessor;
}

/** The cheapest ways with one part more: one with the first layer that is still missing, so that parts have one order. */
function withOneMore(
  reached: ReadonlyMap<string, Partial>,
  parts: readonly Part[],
  all: Counts,
  maxUnits: number,
): Map<string, Partial> {
  const next = new Map<string, Partial>();
  for (const done of reached.values()) {
    const first = done.counts.findIndex((count, kind) => count < (all[kind] ?? 0));
    if (first === -1) continue;
    for (const { counts, processor } of parts) {
      const units = done.units + processorUnits(processor.unroll);
      if ((counts[first] ?? 0) === 0 || units > maxUnits) continue;
      const sum = counts.map((count, kind) => count + (done.counts[kind] ?? 0));
      if (sum.some((count, kind) => count > (all[kind] ?? 0))) continue;
      const known = next.get(sum.join());
      if (known !== undefined && known.units <= units) continue;
      next.set(sum.join(), { counts: sum, units, parts: [...done.parts, counts] });
    }
  }
  return next;
}

function byShape(works: readonly ConvWork[]): readonly (readonly ConvWork[])[] {
  const kinds = new Map<string, ConvWork[]>();
  for (const work of works) {
    const { name: _name, ...shape } = work;
    const key = JSON.stringify(shape);
    kinds.set(key, [...(kinds.get(key) ?? []), work]);
  }
  return [...kinds.values()];
}

/** Every way to take some of each kind. */
function allCounts(all: Counts): readonly Counts[] {
  return all.reduce<readonly Counts[]>(
    (taken, most) =>
      taken.flatMap((counts) => Array.from({ length: most + 1 }, (_, count) => [...counts, count])),
    [[]],
  );
}

/** Gives each part layers of its own of those that are alike. */
function dealOut(
  kinds: readonly (readonly ConvWork[])[],
  chosen: readonly Counts[],
  parts: readonly Part[],
): readonly LayerProcessor[] {
  const taken = kinds.map(() => 0);
  return chosen.flatMap((counts) => {
    const part = parts.find((each) => each.counts.join() === counts.join());
    if (part === undefined) return [];
    const works = kinds.flatMap((alike, kind) => {
      const from = taken[kind] ?? 0;
      taken[kind] = from + (counts[kind] ?? 0);
      return alike.slice(from, taken[kind]);
    });
    return [{ unroll: part.processor.unroll, works }];
  });
}
