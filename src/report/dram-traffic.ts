import type { Accelerator } from '../accelerator/accelerator.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { REDUCTION_DIMS } from '../workload/operand.ts';
import { resolvePrecision } from '../workload/precision.ts';

/**
 * Bits that a layer moves between the chip and its outermost memory, reads and writes together.
 *
 * Elements count at the widths that the cost model charges there (src/cost/element-bits.ts): outputs as partial sums
 * where the outermost memory owns a loop over C, R or S, and every element alike where the memory stores it so.
 */
export function dramTrafficBits(mapped: MappedLayer, accelerator: Accelerator): number {
  const { layer, cost } = mapped;
  const fixed = accelerator.memories[0]?.elementBits ?? null;
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const outputs = sendsPartialSums(mapped) ? precision.partialSums : precision.outputs;
  const accesses = cost.levels[0]?.accesses ?? [];
  return accesses.reduce((sum, { operand, reads, fills, updates }) => {
    const bits = fixed ?? (operand === 'outputs' ? outputs : precision[operand]);
    return sum + (reads + fills + updates) * bits;
  }, 0);
}

function sendsPartialSums({ mapping }: MappedLayer): boolean {
  const outermost = mapping?.levels[0]?.temporal ?? [];
  return outermost.some(({ dim, bound }) => bound > 1 && REDUCTION_DIMS.includes(dim));
}
