import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import { resolvePrecision } from '../workload/precision.ts';
import type { LevelTraffic } from './level-traffic.ts';
import type { NestRows } from './nest-columns.ts';

/** Width of one element in bits, at [level · 3 + operand], levels outermost first, operands as in `OPERANDS`. */
export type ElementBits = readonly number[];

/** C, R, S in `LOOP_DIMS`. */
const REDUCTION_DIM_INDICES = [3, 6, 7];
/** Share of the updates that a level must read back to count as accumulating; float32 leaves less. */
const ACCUMULATES = 1e-4;

/**
 * Width of one element of every operand at every memory level of a nest.
 *
 * Outputs are partial sums at a level that accumulates (it reads sums back), at every level inside it, and inside a
 * fan-out that spreads a reduction (C, R, S) over children; from there outwards they are finished and narrower. A level
 * of fixed element width overrides.
 *
 * @param traffic  of the nest, outermost level first
 * @param rows     rows of the batch, that of the nest starting at `at`
 */
export function elementBits(
  layer: Layer,
  accelerator: Accelerator,
  traffic: readonly LevelTraffic[],
  rows: NestRows,
  at: number,
): ElementBits {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const levels = accelerator.memories.length;
  const bits: number[] = [];
  let isPartial = false;
  accelerator.memories.forEach(({ elementBits: fixed }, level) => {
    for (const { operand, reads, updates } of traffic[level]?.operands ?? []) {
      if (operand === 'outputs') isPartial ||= reads > updates * ACCUMULATES;
    }
    const outputs = isPartial ? precision.partialSums : precision.outputs;
    for (const operand of OPERANDS) {
      bits.push(fixed ?? (operand === 'outputs' ? outputs : precision[operand]));
    }
    const spatialAt = at + 16 + (levels + 1 + level) * 8;
    for (const dim of REDUCTION_DIM_INDICES) isPartial ||= (rows[spatialAt + dim] ?? 1) > 1;
  });
  return bits;
}

/** Elements in one row of a memory: several narrow ones, or a fraction of a wide one. */
export function elementsPerRow(rowBits: number, bits: number): number {
  return bits <= rowBits ? Math.floor(rowBits / bits) : 1 / Math.ceil(bits / rowBits);
}

/** Width of one element of an operand at a level. */
export function bitsOf(bits: ElementBits, level: number, operand: Operand): number {
  return bits[level * 3 + OPERAND_INDEX[operand]] ?? 0;
}

const OPERAND_INDEX: Readonly<Record<Operand, number>> = { weights: 0, inputs: 1, outputs: 2 };
