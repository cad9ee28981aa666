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

/** Finds the widths of nests of one shape, one after the other, in the same array. */
export interface WidthReader {
  /** Widths of the nest that was read last. */
  readonly bits: ElementBits;
  /** @param at  where the row of the nest starts in `rows` */
  readonly read: (traffic: readonly LevelTraffic[], rows: NestRows, at: number) => void;
}

/**
 * Width of one element of every operand at every memory level.
 *
 * Outputs are partial sums at a level that accumulates (it reads sums back), at every level inside it, and inside a
 * fan-out that spreads a reduction (C, R, S) over children; from there outwards they are finished and narrower. A level
 * of fixed element width overrides.
 */
export function widthReader(layer: Layer, accelerator: Accelerator): WidthReader {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const fixed = accelerator.memories.map(({ elementBits }) => elementBits);
  const bits = fixed.flatMap((width) => OPERANDS.map((operand) => width ?? precision[operand]));
  return {
    bits,
    read(traffic, rows, at) {
      let isPartial = false;
      for (let level = 0; level < fixed.length; level++) {
        isPartial ||= accumulates(traffic[level]);
        const width = isPartial ? precision.partialSums : precision.outputs;
        bits[level * 3 + 2] = fixed[level] ?? width;
        const spatialAt = at + 16 + (fixed.length + 1 + level) * 8;
        for (const dim of REDUCTION_DIM_INDICES) isPartial ||= (rows[spatialAt + dim] ?? 1) > 1;
      }
    },
  };
}

/** The widths of one nest. */
export function elementBits(
  layer: Layer,
  accelerator: Accelerator,
  traffic: readonly LevelTraffic[],
  rows: NestRows,
  at: number,
): ElementBits {
  const reader = widthReader(layer, accelerator);
  reader.read(traffic, rows, at);
  return reader.bits;
}

function accumulates(traffic: LevelTraffic | undefined): boolean {
  if (traffic === undefined) return false;
  for (const { operand, reads, updates } of traffic.operands) {
    if (operand === 'outputs') return reads > updates * ACCUMULATES;
  }
  return false;
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
