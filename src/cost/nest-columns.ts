import type { Mapping } from '../mapping/mapping.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { isRelevant, OPERANDS } from '../workload/operand.ts';

/**
 * Loop nests as flat columns of numbers, the form that both the reference and gpu.js read.
 *
 * Per nest, with L memory levels (index L is the PE) and the 8 loop dimensions:
 * - `tiles`     [(L + 1) × 8] extent of each dimension inside one instance of the level; all 1 at index L
 * - `spatial`   [L × 8] children along each dimension (both axes together)
 * - `positions` [L × 8] place of each dimension's temporal loop in its level, 0 outermost
 * - `keeps`     [L × 3] 1 where the level keeps the operand
 * The temporal bound of a dimension at level l is tiles[l] / (spatial[l] · tiles[l + 1]).
 */
export interface NestColumns {
  readonly levels: number;
  readonly tiles: Float64Array;
  readonly spatial: Float64Array;
  readonly positions: Float64Array;
  readonly keeps: Float64Array;
}

export const DIM_COUNT = LOOP_DIMS.length;
export const OPERAND_COUNT = OPERANDS.length;

/** Numbers that describe a layer: 8 extents, then the input step of each dimension (0 outside the windows). */
export const LAYER_COLUMNS = 2 * DIM_COUNT;

/** 1 where a dimension selects elements of an operand: [3 operands × 8 dimensions]. */
export const RELEVANCE = Float64Array.from(
  OPERANDS.flatMap((operand) => LOOP_DIMS.map((dim) => (isRelevant(operand, dim) ? 1 : 0))),
);

/** The columns of one layer: extents, then how far one step of P, Q, R, S moves in the input. */
export function layerColumns(layer: Layer): Float64Array {
  const { stride, dilation, extents } = layer;
  const steps = [0, 0, 0, 0, stride.row, stride.column, dilation.row, dilation.column];
  return Float64Array.from([...LOOP_DIMS.map((dim) => extents[dim]), ...steps]);
}

/** The columns of one mapping. Bounds of the same dimension within a level multiply. */
export function nestColumns(mapping: Mapping): NestColumns {
  const levels = mapping.levels.length;
  const tiles = new Float64Array((levels + 1) * DIM_COUNT).fill(1);
  const spatial = new Float64Array(levels * DIM_COUNT).fill(1);
  const positions = new Float64Array(levels * DIM_COUNT);
  const keeps = new Float64Array(levels * OPERAND_COUNT);
  for (let level = levels - 1; level >= 0; level--) {
    const entry = mapping.levels[level];
    if (entry === undefined) continue;
    const row = level * DIM_COUNT;
    for (let dim = 0; dim < DIM_COUNT; dim++) {
      tiles[row + dim] = tiles[row + DIM_COUNT + dim] ?? 1;
      positions[row + dim] = DIM_COUNT - 1;
    }
    for (const loop of entry.spatial) {
      const at = row + LOOP_DIMS.indexOf(loop.dim);
      spatial[at] = (spatial[at] ?? 1) * loop.bound;
      tiles[at] = (tiles[at] ?? 1) * loop.bound;
    }
    entry.temporal.forEach((loop, position) => {
      const at = row + LOOP_DIMS.indexOf(loop.dim);
      tiles[at] = (tiles[at] ?? 1) * loop.bound;
      positions[at] = position;
    });
    OPERANDS.forEach((operand, index) => {
      keeps[level * OPERAND_COUNT + index] = entry.keeps.includes(operand) ? 1 : 0;
    });
  }
  return { levels, tiles, spatial, positions, keeps };
}
