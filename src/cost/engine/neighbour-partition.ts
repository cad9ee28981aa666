import { type ConvWork, workMacs } from './conv-work.ts';
import { type LayerProcessor, processorUnits } from './multi-clp.ts';
import { smallestProcessor } from './smallest-processor.ts';

/** The smallest processor for layers; null where it would be too large, which most are told by their work alone. */
export function processorFor(
  works: readonly ConvWork[],
  maxCycles: number,
  maxUnits: number,
): LayerProcessor | null {
  const macs = works.reduce((sum, work) => sum + workMacs(work), 0);
  if (macs > maxCycles * maxUnits) return null;
  const unroll = smallestProcessor(works, maxCycles, maxUnits);
  return unroll === null ? null : { unroll, works };
}

/** Fewest multipliers for the first layers of an order, and what computes them. */
interface Prefix {
  readonly units: number;
  readonly processors: readonly LayerProcessor[];
}

/**
 * The partition into runs of neighbours, none of which takes longer than a time, with the fewest multipliers.
 *
 * @returns null where more than `maxUnits` or `maxProcessors` are needed
 */
export function neighbourPartition(
  order: readonly ConvWork[],
  maxCycles: number,
  limits: { readonly maxUnits: number; readonly maxProcessors: number },
): readonly LayerProcessor[] | null {
  const runs = order.map((_, start) =>
    limits.maxProcessors === 1 && start > 0
      ? []
      : runsFrom(order, start, maxCycles, limits.maxUnits),
  );
  let prefixes: readonly (Prefix | null)[] = [{ units: 0, processors: [] }];
  let best: Prefix | null = null;
  for (let count = 1; count <= limits.maxProcessors; count++) {
    prefixes = withOneMore(prefixes, runs, limits.maxUnits);
    const whole = prefixes[order.length] ?? null;
    if (whole !== null && (best === null || whole.units < best.units)) best = whole;
  }
  return best?.processors ?? null;
}

/** By their length the cheapest prefixes with one processor more. */
function withOneMore(
  prefixes: readonly (Prefix | null)[],
  runs: readonly (readonly LayerProcessor[])[],
  maxUnits: number,
): readonly (Prefix | null)[] {
  const longer: (Prefix | null)[] = Array.from({ length: runs.length + 1 }, () => null);
  for (const [start, prefix] of prefixes.entries()) {
    if (prefix === null) continue;
    for (const [index, processor] of (runs[start] ?? []).entries()) {
      const units = prefix.units + processorUnits(processor.unroll);
      const known = longer[start + index + 1] ?? null;
      if (units > maxUnits || (known !== null && known.units <= units)) continue;
      longer[start + index + 1] = { units, processors: [...prefix.processors, processor] };
    }
  }
  return longer;
}

/** The smallest processors for the runs that begin at `start`, by their length; longer ones would not fit. */
function runsFrom(
  order: readonly ConvWork[],
  start: number,
  maxCycles: number,
  maxUnits: number,
): readonly LayerProcessor[] {
  const runs: LayerProcessor[] = [];
  for (let end = start + 1; end <= order.length; end++) {
    const processor = processorFor(order.slice(start, end), maxCycles, maxUnits);
    if (processor === null) break;
    runs.push(processor);
  }
  return runs;
}
