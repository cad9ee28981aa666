import type { Mapping } from '../mapping/mapping.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';

/**
 * Loop nests as one flat row of numbers each: the form that the reference and gpu.js both read.
 *
 * A row for L memory levels (index L is the PE) and the 8 loop dimensions holds, one after the other:
 * - extents   [8]            of the layer
 * - moves     [8]            input rows or columns that one step of P, Q, R, S moves; 0 for the others
 * - tiles     [(L + 1) × 8]  extent of each dimension inside one instance of a level; 1 at index L
 * - spatial   [L × 8]        children along each dimension, both axes together
 * - positions [L × 8]        place of each dimension's temporal loop in its level, 0 outermost
 *
 * The temporal bound of a dimension at level l is tiles[l] / (spatial[l] · tiles[l + 1]).
 */
export type NestRows = Float64Array | Float32Array;

/** Numbers in one row. */
export function nestRowLength(levels: number): number {
  return 24 + 24 * levels;
}

/** Writes the row of one (layer, mapping) into `rows` at `offset`. Bounds of one dimension within a level multiply. */
export function writeNestRow(layer: Layer, mapping: Mapping, rows: NestRows, offset: number): void {
  const levels = mapping.levels.length;
  const tilesAt = offset + 16;
  const spatialAt = tilesAt + (levels + 1) * 8;
  const positionsAt = spatialAt + levels * 8;
  writeLayerColumns(layer, rows, offset);
  rows.fill(1, tilesAt, positionsAt);
  rows.fill(7, positionsAt, positionsAt + levels * 8);
  for (let level = levels - 1; level >= 0; level--) {
    const entry = mapping.levels[level];
    if (entry === undefined) continue;
    rows.copyWithin(tilesAt + level * 8, tilesAt + level * 8 + 8, tilesAt + level * 8 + 16);
    for (const loop of entry.spatial) {
      const at = level * 8 + LOOP_DIMS.indexOf(loop.dim);
      multiply(rows, spatialAt + at, loop.bound);
      multiply(rows, tilesAt + at, loop.bound);
    }
    entry.temporal.forEach((loop, position) => {
      const at = level * 8 + LOOP_DIMS.indexOf(loop.dim);
      multiply(rows, tilesAt + at, loop.bound);
      rows[positionsAt + at] = position;
    });
  }
}

/** The row of one (layer, mapping), in float64. */
export function nestRow(layer: Layer, mapping: Mapping): Float64Array {
  const row = new Float64Array(nestRowLength(mapping.levels.length));
  writeNestRow(layer, mapping, row, 0);
  return row;
}

/** Writes what a row says of the layer alone: its first 16 numbers. */
export function writeLayerColumns(layer: Layer, rows: NestRows, offset: number): void {
  LOOP_DIMS.forEach((dim, index) => {
    rows[offset + index] = layer.extents[dim];
  });
  const { stride, dilation } = layer;
  rows.set([0, 0, 0, 0, stride.row, stride.column, dilation.row, dilation.column], offset + 8);
}

function multiply(rows: NestRows, at: number, factor: number): void {
  rows[at] = (rows[at] ?? 1) * factor;
}
