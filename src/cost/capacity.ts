import type { Accelerator } from '../accelerator/accelerator.ts';
import { usableBits } from '../accelerator/memory-level.ts';
import type { Infeasibility } from '../base/outcome.ts';
import { windowLength } from '../workload/footprint.ts';
import type { ElementBits } from './element-bits.ts';
import type { NestRows } from './nest-columns.ts';

/**
 * Elements of the largest tile of one operand inside one instance of a level.
 *
 * @param operand  0 weights, 1 inputs, 2 outputs
 */
export function tileElements(rows: NestRows, at: number, level: number, operand: number): number {
  const tileAt = at + 16 + level * 8;
  const N = extentOf(rows, at, tileAt);
  const G = extentOf(rows, at + 1, tileAt + 1);
  const K = extentOf(rows, at + 2, tileAt + 2);
  const C = extentOf(rows, at + 3, tileAt + 3);
  const P = extentOf(rows, at + 4, tileAt + 4);
  const Q = extentOf(rows, at + 5, tileAt + 5);
  const R = extentOf(rows, at + 6, tileAt + 6);
  const S = extentOf(rows, at + 7, tileAt + 7);
  if (operand === 0) return G * K * C * R * S;
  if (operand === 2) return N * G * K * P * Q;
  const height = windowLength(P, R, rows[at + 12] ?? 1, rows[at + 14] ?? 1);
  const width = windowLength(Q, S, rows[at + 13] ?? 1, rows[at + 15] ?? 1);
  return N * G * C * height * width;
}

/** What a tile holds of a dimension: bounds may cover more than the layer has. */
function extentOf(rows: NestRows, layerAt: number, tileAt: number): number {
  return Math.min(rows[layerAt] ?? 1, rows[tileAt] ?? 1);
}

/**
 * Bits that the kept tiles occupy in one instance of a level.
 *
 * @param keeps  1 where the level keeps weights, inputs, outputs
 */
export function occupiedBits(
  rows: NestRows,
  at: number,
  level: number,
  keeps: readonly boolean[],
  bits: ElementBits,
): number {
  let sum = 0;
  for (let operand = 0; operand < 3; operand++) {
    if (keeps[operand]) {
      sum += tileElements(rows, at, level, operand) * (bits[level * 3 + operand] ?? 0);
    }
  }
  return sum;
}

/** The memories whose tiles do not fit, with need and have; double buffering halves what there is. */
export function capacityReasons(
  accelerator: Accelerator,
  occupied: readonly number[],
): readonly Infeasibility[] {
  return accelerator.memories.flatMap((memory, level) => {
    const need = occupied[level] ?? 0;
    const have = usableBits(memory);
    const path = `memories.${memory.name}`;
    return need > have ? [{ code: 'capacity', path, need, have, unit: 'bits' }] : [];
  });
}
