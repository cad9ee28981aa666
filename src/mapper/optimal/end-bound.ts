import type { Accelerator } from '../../accelerator/accelerator.ts';
import { narrowest } from '../../cost/port-cycles.ts';
import type { BoundColumns } from './bound-columns.ts';
import type { PairPrice } from './bound-prices.ts';

/** First or last tiles on their way out of one level, or back into it. */
interface EndTransfer {
  readonly level: number;
  /** By timed pair: where its columns are, and the cycles of one element. */
  readonly parts: readonly {
    readonly trafficAt: number;
    readonly shareAt: number;
    readonly cyclesPerElement: number;
  }[];
}

/**
 * A lower bound of fill and drain, and of what the array adds: `latency-ends.ts` with the smallest values of the columns.
 */
export class EndBound {
  readonly transfers: readonly EndTransfer[];
  /** Latencies of the memories that are read, and what the array adds once. */
  readonly fixedCycles: number;
  readonly foldsAt: readonly number[];
  readonly foldCycles: number;

  constructor(accelerator: Accelerator, columns: BoundColumns, prices: readonly PairPrice[]) {
    const { memories, arrayTiming } = accelerator;
    const { skewCycles, preloadCycles, drainsBetweenFolds } = arrayTiming;
    this.transfers = memories.flatMap((_, level) =>
      [false, true].flatMap((isOutputs) =>
        endTransfer(accelerator, columns, prices, level, isOutputs),
      ),
    );
    const feedsMemory = (level: number) =>
      prices.some((one) => one.parent === level && !one.isOutputs && one.child < memories.length);
    this.fixedCycles = memories.reduce(
      (sum, { latencyCycles }, level) => sum + (feedsMemory(level) ? latencyCycles : 0),
      drainsBetweenFolds ? 0 : skewCycles,
    );
    this.foldCycles = preloadCycles + (drainsBetweenFolds ? skewCycles : 0);
    this.foldsAt = columns.folded.map((_, index) => columns.fewestRoundsAt + index);
  }

  /**
   * @param smallest     smallest value of each column
   * @param levelCycles  cycles that each level needs at least, outermost first
   * @param compute      steps at least
   */
  cycles(smallest: Float64Array, levelCycles: Float64Array, compute: number): number {
    let folds = 1;
    for (const at of this.foldsAt) folds = Math.max(folds, smallest[at] ?? 1);
    let cycles = this.fixedCycles + this.foldCycles * folds;
    for (const { level, parts } of this.transfers) {
      let work = compute;
      for (let inner = level + 1; inner < levelCycles.length; inner++) {
        work = Math.max(work, levelCycles[inner] ?? 0);
      }
      let transfer = 0;
      let share = 1;
      for (const { trafficAt, shareAt, cyclesPerElement } of parts) {
        transfer += (smallest[trafficAt] ?? 0) * cyclesPerElement;
        share = Math.min(share, smallest[shareAt] ?? 0);
      }
      cycles += Math.min(transfer, work * share);
    }
    return cycles;
  }
}

function endTransfer(
  { memories }: Accelerator,
  columns: BoundColumns,
  prices: readonly PairPrice[],
  level: number,
  isOutputs: boolean,
): readonly EndTransfer[] {
  const bandwidth = memories[level]?.bandwidth;
  const bitsPerCycle =
    bandwidth === undefined ? 0 : narrowest(bandwidth, isOutputs ? 'write' : 'read');
  const parts = columns.timed.flatMap((pair, index) => {
    const price = prices[pair];
    if (price === undefined || price.parent !== level || price.isOutputs !== isOutputs) return [];
    return [
      {
        trafficAt: columns.roundTrafficAt + index,
        shareAt: columns.roundShareAt + index,
        cyclesPerElement: price.parentBits / bitsPerCycle,
      },
    ];
  });
  return parts.length > 0 ? [{ level, parts }] : [];
}
