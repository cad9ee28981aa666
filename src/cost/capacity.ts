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
  const extent = (dim: number) =>
    Math.min(rows[at + dim] ?? 1, rows[at + 16 + level * 8 + dim] ?? 1);
  const move = (dim: number) => rows[at + 8 + dim] ?? 1;
  const grouped = extent(1);
  if (operand === 0) return grouped * extent(2) * extent(3) * extent(6) * extent(7);
  if (operand === 2) return extent(0) * grouped * extent(2) * extent(4) * extent(5);
  const height = windowLength(extent(4), extent(6), move(4), move(6));
  const width = windowLength(extent(5), extent(7), move(5), move(7));
  return extent(0) * grouped * extent(3) * height * width;
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
