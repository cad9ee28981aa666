import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Accesses } from '../cost/cost.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { footprint } from '../workload/footprint.ts';
import type { Layer } from '../workload/layer.ts';
import { type PrecisionBits, resolvePrecision } from '../workload/precision.ts';

/**
 * Bits that a layer moves between the chip and its outermost memory, reads and writes together.
 *
 * Weights and inputs count at their widths. Of the results written, one per output counts at the width of an output;
 * the rest, and whatever is read back, are partial sums. A memory that stores every element alike (`elementBits`)
 * overrules those widths.
 */
export function dramTrafficBits(mapped: MappedLayer, accelerator: Accelerator): number {
  const elementBits = accelerator.memories[0]?.elementBits ?? null;
  const precision = storedPrecision(mapped.layer, accelerator, elementBits);
  const accesses = mapped.cost.levels[0]?.accesses ?? [];
  return accesses.reduce((sum, one) => sum + accessBits(one, mapped.layer, precision), 0);
}

function storedPrecision(
  layer: Layer,
  accelerator: Accelerator,
  elementBits: number | null,
): PrecisionBits {
  if (elementBits === null) return resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  return {
    weights: elementBits,
    inputs: elementBits,
    partialSums: elementBits,
    outputs: elementBits,
  };
}

function accessBits(accesses: Accesses, layer: Layer, precision: PrecisionBits): number {
  const { operand, reads, fills, updates } = accesses;
  if (operand !== 'outputs') return (reads + fills) * precision[operand];
  const finished = Math.min(updates, footprint(layer, 'outputs', layer.extents));
  return finished * precision.outputs + (updates - finished + reads) * precision.partialSums;
}
