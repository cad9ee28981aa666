import type { Accelerator } from '../accelerator/accelerator.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { resolvePrecision } from '../workload/precision.ts';

/** Share of the updates that DRAM must read back to count as accumulating, as in `elementBits`. */
const ACCUMULATES = 1e-4;

/**
 * Bits that a layer moves between the chip and its outermost memory, reads and writes together.
 *
 * Elements count at the widths that the cost model charges there (src/cost/element-bits.ts): outputs as partial sums
 * where the outermost memory reads sums back, and every element alike where the memory stores it so.
 */
export function dramTrafficBits(mapped: MappedLayer, accelerator: Accelerator): number {
  const { layer, cost } = mapped;
  const fixed = accelerator.memories[0]?.elementBits ?? null;
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const accesses = cost.levels[0]?.accesses ?? [];
  return accesses.reduce((sum, { operand, reads, fills, updates }) => {
    const outputs = reads > updates * ACCUMULATES ? precision.partialSums : precision.outputs;
    const bits = fixed ?? (operand === 'outputs' ? outputs : precision[operand]);
    return sum + (reads + fills + updates) * bits;
  }, 0);
}
