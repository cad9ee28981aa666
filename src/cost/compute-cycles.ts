import type { NestRows } from './nest-columns.ts';
import { type NestWalks, nestWalks } from './nest-walks.ts';

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
  return walkedCycles(nestWalks(rows, at, levels), 0, levels);
}

/** The same of a nest that is walked already: the rounds of a PE, along all dimensions. */
export function walkedCycles(walks: NestWalks, at: number, levels: number): number {
  const roundsAt = at + (2 * levels + 1) * 8;
  let cycles = 1;
  for (let dim = 0; dim < 8; dim++) cycles *= walks[roundsAt + dim] ?? 1;
  return cycles;
}
