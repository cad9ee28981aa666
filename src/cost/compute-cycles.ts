import type { Mapping } from '../mapping/mapping.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { lastExtentAfterLoop, tilesAfterLoop } from './formulas.ts';

/**
 * Steps of the loop nest: all temporal loops, with one multiply-accumulate per PE and step.
 *
 * Neighbours run in lockstep, so a spatial loop takes as long as its first child. A last tile that is smaller than the
 * others takes fewer steps, counted exactly: 55 rows on 14 children take 4 steps.
 */
export function computeCycles(layer: Layer, mapping: Mapping): number {
  return LOOP_DIMS.reduce((product, dim) => {
    const bounds = mapping.levels.flatMap((entry) => [
      { steps: boundOf(entry.temporal, dim), children: boundOf(entry.spatial, dim) },
    ]);
    let inner = bounds.reduce((size, { steps, children }) => size * steps * children, 1);
    let tiles = 1;
    let last = layer.extents[dim];
    for (const { steps, children } of bounds) {
      inner /= steps;
      tiles = tilesAfterLoop(tiles, last, steps, inner);
      last = lastExtentAfterLoop(last, inner);
      inner /= children;
      last = Math.min(last, inner);
    }
    return product * tiles;
  }, 1);
}

function boundOf(loops: readonly { readonly dim: string; readonly bound: number }[], dim: string) {
  return loops.reduce((size, loop) => (loop.dim === dim ? size * loop.bound : size), 1);
}
