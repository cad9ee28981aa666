import { type Infeasibility, infeasible, type Outcome } from '../../base/outcome.ts';
import { anyPartition } from './any-partition.ts';
import { type ConvWork, workMacs } from './conv-work.ts';
import { type LayerProcessor, multiClpFigures, processorUnits } from './multi-clp.ts';
import { neighbourPartition } from './neighbour-partition.ts';

/** What a partition may use, and how it is judged beyond its multipliers. */
export interface PartitionLimits {
  readonly maxUnits: number;
  readonly maxProcessors: number;
  /** Reasons for which a partition does not fit the device; none where it does. */
  readonly check?: (processors: readonly LayerProcessor[]) => readonly Infeasibility[];
}

/** Layers up to which every partition is looked at, not only those into neighbours of some order. */
const FEW_LAYERS = 10;
/** Share of the time to which it is found for more layers than that. */
const RESOLUTION = 1 / 2000;

/**
 * Splits layers over processors so that the slowest of them takes as little time as can be found.
 *
 * The time is halved down to the least one at which processors as small as possible fit (Shen et al., ISCA 2017, section
 * 4.3). Up to ten layers every partition is looked at, so that none with fewer cycles fits the multipliers; beyond that, those
 * into runs of neighbours in several orders, and the time to 0.05 %. Where `check` refuses the partition with the fewest multipliers, its time counts
 * as one at which nothing fits.
 */
export function partitionLayers(
  works: readonly ConvWork[],
  limits: PartitionLimits,
): Outcome<readonly LayerProcessor[]> {
  const macs = works.reduce((sum, work) => sum + workMacs(work), 0);
  const find = finder(works, limits);
  let reasons: readonly Infeasibility[] = [];
  const attempt = (maxCycles: number): readonly LayerProcessor[] | null => {
    const found = find(maxCycles);
    if (found === null) return null;
    reasons = limits.check?.(found) ?? [];
    return reasons.length === 0 ? found : null;
  };
  let best = attempt(macs);
  if (best === null) return infeasible(reasons);
  let low = Math.ceil(macs / limits.maxUnits);
  let high = multiClpFigures(best).epochCycles;
  const slack = works.length <= FEW_LAYERS ? 0 : RESOLUTION;
  while (low < high * (1 - slack)) {
    const middle = Math.floor((low + high) / 2);
    const found = attempt(middle);
    if (found === null) low = middle + 1;
    else {
      best = found;
      high = multiClpFigures(found).epochCycles;
    }
  }
  return { ok: true, value: best };
}

/** The partition with the fewest multipliers for a time; null where too many are needed. */
function finder(
  works: readonly ConvWork[],
  limits: PartitionLimits,
): (maxCycles: number) => readonly LayerProcessor[] | null {
  if (works.length <= FEW_LAYERS) return (maxCycles) => anyPartition(works, maxCycles, limits);
  const orders = limits.maxProcessors === 1 ? [works] : layerOrders(works);
  return (maxCycles) =>
    orders
      .map((order) => neighbourPartition(order, maxCycles, limits))
      .reduce(
        (best, each) =>
          each !== null && (best === null || unitsOf(each) < unitsOf(best)) ? each : best,
        null,
      );
}

/** Orders in which neighbours have something in common. */
function layerOrders(works: readonly ConvWork[]): readonly (readonly ConvWork[])[] {
  const keys: readonly ((work: ConvWork) => number)[] = [
    ({ inputs }) => inputs,
    ({ outputs }) => outputs,
    ({ inputs, outputs }) => inputs / outputs,
    ({ inputs, outputs }) => inputs * outputs,
    ({ rows, columns }) => rows * columns,
    workMacs,
  ];
  return [works, ...keys.map((key) => [...works].sort((a, b) => key(a) - key(b)))];
}

function unitsOf(processors: readonly LayerProcessor[]): number {
  return processors.reduce((sum, { unroll }) => sum + processorUnits(unroll), 0);
}
