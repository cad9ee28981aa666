import { lastExtentAfterLoop, tilesAfterLoop } from './formulas.ts';
import type { NestRows } from './nest-columns.ts';

/**
 * Steps of the loop nest: all temporal loops, with one multiply-accumulate per PE and step.
 *
 * Neighbours run in lockstep, so a spatial loop takes as long as its first child. A last tile that is smaller than the
 * others takes fewer steps, counted exactly: 55 rows on 14 children take 4 steps.
 *
 * @param rows  nests as `writeNestRow` writes them
 * @param at    where the row of the nest starts
 */
export function computeCycles(rows: NestRows, at: number, levels: number): number {
  const spatialAt = at + 16 + (levels + 1) * 8;
  let cycles = 1;
  for (let dim = 0; dim < 8; dim++) {
    let tiles = 1;
    let last = rows[at + dim] ?? 1;
    for (let level = 0; level < levels; level++) {
      const place = level * 8 + dim;
      const inner = rows[at + 24 + place] ?? 1;
      const step = (rows[spatialAt + place] ?? 1) * inner;
      tiles = tilesAfterLoop(tiles, last, (rows[at + 16 + place] ?? 1) / step, step);
      last = Math.min(lastExtentAfterLoop(last, step), inner);
    }
    cycles *= tiles;
  }
  return cycles;
}
