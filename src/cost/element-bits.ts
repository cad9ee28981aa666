import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Layer } from '../workload/layer.ts';
import { type Operand, REDUCTION_DIMS } from '../workload/operand.ts';
import { resolvePrecision } from '../workload/precision.ts';

/**
 * Width of one element of an operand at every memory level of a mapping, bits, outermost first.
 *
 * Outputs are partial sums wherever a reduction loop (C, R, S) still runs at the level or outside it, in time, or
 * outside it in space; from there outwards they are finished and narrower. A level of fixed element width overrides.
 */
export function elementBits(
  layer: Layer,
  accelerator: Accelerator,
  mapping: Mapping,
  operand: Operand,
): readonly number[] {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  let isPartial = false;
  let reducesAcross = false;
  return accelerator.memories.map((memory, index) => {
    const entry = mapping.levels[index];
    isPartial ||= reducesAcross || reduces(entry?.temporal ?? []);
    reducesAcross ||= reduces(entry?.spatial ?? []);
    if (memory.elementBits !== null) return memory.elementBits;
    return operand === 'outputs' && isPartial ? precision.partialSums : precision[operand];
  });
}

function reduces(loops: readonly { readonly dim: string; readonly bound: number }[]): boolean {
  return loops.some((loop) => loop.bound > 1 && REDUCTION_DIMS.some((dim) => dim === loop.dim));
}

/** Elements in one row of a memory: several narrow ones, or a fraction of a wide one. */
export function elementsPerRow(rowBits: number, bits: number): number {
  return bits <= rowBits ? Math.floor(rowBits / bits) : 1 / Math.ceil(bits / rowBits);
}
