import type { Mapping } from '../../mapping/mapping.ts';
import { type Extents, LOOP_DIMS, type LoopDim, UNIT_EXTENTS } from '../../workload/dims.ts';
import { windowLength } from '../../workload/footprint.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Operand } from '../../workload/operand.ts';

/** What one instance of a level covers of each dimension: all loops of the level and inside it. */
export function tileBox(layer: Layer, mapping: Mapping, level: number): Extents {
  const box: Record<LoopDim, number> = { ...UNIT_EXTENTS };
  for (const { temporal, spatial } of mapping.levels.slice(level)) {
    for (const { dim, bound } of [...temporal, ...spatial]) box[dim] *= bound;
  }
  for (const dim of LOOP_DIMS) box[dim] = Math.min(box[dim], layer.extents[dim]);
  return box;
}

/**
 * The tile of an operand in letters: `K16 C64 R3 S3`. Sides of 1 are left out; inputs have rows H and columns W instead of
 * P, Q, R and S. A single element is `1`.
 */
export function tileShape(layer: Layer, operand: Operand, box: Extents): string {
  const sides = sidesOf(layer, operand, box).filter(([, length]) => length > 1);
  return sides.length === 0 ? '1' : sides.map(([letter, length]) => letter + length).join(' ');
}

function sidesOf(
  { stride, dilation }: Layer,
  operand: Operand,
  { N, G, K, C, P, Q, R, S }: Extents,
): readonly (readonly [string, number])[] {
  const sides = { N, G, K, C, P, Q, R, S };
  const named = (dims: readonly LoopDim[]) => dims.map((dim) => [dim, sides[dim]] as const);
  switch (operand) {
    case 'weights':
      return named(['G', 'K', 'C', 'R', 'S']);
    case 'outputs':
      return named(['N', 'G', 'K', 'P', 'Q']);
    case 'inputs':
      return [
        ...named(['N', 'G', 'C']),
        ['H', windowLength(P, R, stride.row, dilation.row)],
        ['W', windowLength(Q, S, stride.column, dilation.column)],
      ];
  }
}
