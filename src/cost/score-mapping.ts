import type { Mapping } from '../mapping/mapping.ts';
import { type LayerOnAccelerator, type Score, scoreNest } from './assemble-cost.ts';
import { nestRow } from './nest-columns.ts';
import { nestPairs, pairColumns } from './nest-pairs.ts';
import { type NestBatch, type ReuseMode, referenceTraffic } from './nest-traffic.ts';

/** A mapping with everything that the cost model counted on the way to its time and energy. */
export interface ScoredMapping {
  readonly score: Score;
  /** The mapping as one row (`nestRow`). */
  readonly rows: Float64Array;
}

/** Scores one mapping in float64, whether or not it is valid and fits: `evaluate` asks that. */
export function scoreMapping(
  subject: LayerOnAccelerator,
  mapping: Mapping,
  reuse: ReuseMode,
): ScoredMapping {
  const rows = nestRow(subject.layer, mapping);
  const pairs = nestPairs(mapping.levels.map(({ keeps }) => keeps));
  const levels = mapping.levels.length;
  const batch: NestBatch = { rows, count: 1, levels, pairs: pairColumns(pairs), reuse };
  return { rows, score: scoreNest(subject, batch, pairs, referenceTraffic(batch), 0) };
}
