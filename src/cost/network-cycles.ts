import type { LevelNetwork } from '../accelerator/level-network.ts';
import type { Operand } from '../workload/operand.ts';
import { bitsOf, type ElementBits } from './element-bits.ts';
import { transferCycles } from './formulas.ts';
import type { LevelTraffic } from './level-traffic.ts';

/** How long the network into one level takes for the whole layer. */
export interface NetworkCycles {
  /** Of both directions, which are busy at the same time, the slower; in whole cycles. */
  readonly cycles: number;
  /** Cycles that the PEs wait for tiles to arrive; 0 where they work meanwhile. */
  readonly waitCycles: number;
  /** The operand with the most bits. */
  readonly busiest: Operand;
}

/**
 * Cycles of the network into level `child`: what its operands' next outer keepers read for it and are updated with,
 * after sharing, over the width of the bus.
 *
 * @param levels  traffic of the nest, outermost level first
 */
export function networkCycles(
  { inBitsPerCycle, outBitsPerCycle, overlapsCompute }: LevelNetwork,
  child: number,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
): NetworkCycles {
  let inBits = 0;
  let outBits = 0;
  let busiest: Operand = 'weights';
  let most = -1;
  for (const { operand } of levels[child]?.operands ?? []) {
    const { arriving, leaving } = crossingBits(operand, child, levels, bits);
    inBits += arriving;
    outBits += leaving;
    if (arriving + leaving > most) {
      most = arriving + leaving;
      busiest = operand;
    }
  }
  const inCycles = Math.ceil(transferCycles(inBits, inBitsPerCycle ?? 0));
  const outCycles = Math.ceil(transferCycles(outBits, outBitsPerCycle ?? 0));
  return {
    cycles: Math.max(inCycles, outCycles),
    waitCycles: overlapsCompute ? 0 : inCycles,
    busiest,
  };
}

/** Bits of an operand between one instance of its next outer keeper and the level; none where no level holds it outside. */
function crossingBits(
  operand: Operand,
  child: number,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
): { readonly arriving: number; readonly leaving: number } {
  for (let parent = child - 1; parent >= 0; parent--) {
    const traffic = levels[parent];
    const entry = traffic?.operands.find((kept) => kept.operand === operand);
    if (traffic === undefined || entry === undefined) continue;
    const width = bitsOf(bits, parent, operand) / traffic.instances;
    return { arriving: entry.reads * width, leaving: entry.updates * width };
  }
  return { arriving: 0, leaving: 0 };
}
