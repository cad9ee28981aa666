import type { Accelerator } from '../accelerator/accelerator.ts';
import type { MemoryLevel } from '../accelerator/memory-level.ts';
import { transferCycles } from '../cost/formulas.ts';
import { windowLength } from '../workload/footprint.ts';
import type { Layer } from '../workload/layer.ts';
import { isRelevant, type Operand } from '../workload/operand.ts';
import { DIM_INDEX, type DimVector } from './dim-vector.ts';
import { LOOP_ORDERS } from './loop-order.ts';

/** Price of an operand on the network into a level. */
export interface NetworkPrice {
  /** Cycles of one element, in the slower direction. */
  readonly cycles: number;
  /** Cycles that the PEs wait for one element to arrive; 0 where they work meanwhile. */
  readonly waitCycles: number;
  /** Cycles that they wait for a tile beyond its elements. */
  readonly tileWaitCycles: number;
}

/** @returns undefined where the level has no network */
export function networkPrice(
  { arrayTiming }: Accelerator,
  { network }: MemoryLevel,
  operand: Operand,
  elementBits: number,
): NetworkPrice | undefined {
  if (network === undefined) return undefined;
  const { inBitsPerCycle, outBitsPerCycle, overlapsCompute } = network;
  const arriving = transferCycles(elementBits, inBitsPerCycle ?? 0);
  const leaving = operand === 'outputs' ? transferCycles(elementBits, outBitsPerCycle ?? 0) : 0;
  return {
    cycles: Math.max(arriving, leaving),
    waitCycles: overlapsCompute ? 0 : arriving,
    tileWaitCycles: arrayTiming.foldOperand === operand ? arrayTiming.preloadCycles : 0,
  };
}

/**
 * Share of an operand's tiles that has to move: of inputs whose window slides, all of the first tile and the step of the
 * others. The window slides along the innermost loop that selects other inputs.
 *
 * @param temporal    bounds of a group's loops
 * @param stationary  the operand that stays while the inner ones run, which decides their order
 * @param box         extents of a tile
 */
export function movingShare(
  operand: Operand,
  { stride, dilation }: Layer,
  temporal: DimVector,
  stationary: Operand,
  [, , , , P = 1, Q = 1, R = 1, S = 1]: DimVector,
): number {
  if (operand !== 'inputs') return 1;
  const stepsOf = (dim: keyof typeof DIM_INDEX) => temporal[DIM_INDEX[dim]] ?? 1;
  const turn = LOOP_ORDERS[stationary].findLast(
    (dim) => stepsOf(dim) > 1 && isRelevant('inputs', dim),
  );
  const rows = windowLength(P, R, stride.row, dilation.row);
  const columns = windowLength(Q, S, stride.column, dilation.column);
  switch (turn) {
    case 'P':
      return slidingShare(stepsOf(turn), P * stride.row, rows);
    case 'Q':
      return slidingShare(stepsOf(turn), Q * stride.column, columns);
    case 'R':
      return slidingShare(stepsOf(turn), R * dilation.row, rows);
    case 'S':
      return slidingShare(stepsOf(turn), S * dilation.column, columns);
    default:
      return 1;
  }
}

function slidingShare(steps: number, move: number, length: number): number {
  return (1 + (steps - 1) * Math.min(1, move / length)) / steps;
}
