import { writeAlongX } from '../../src/cost/along-x.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { compileEvaluator, nestScores } from '../../src/cost/compile-evaluator.ts';
import { nestRowLength, writeNestRow } from '../../src/cost/nest-columns.ts';
import type { ReuseMode } from '../../src/cost/nest-traffic.ts';
import { MAPPING_OBJECTIVES, type MappingObjective } from '../../src/mapper/mapped-network.ts';
import { costMerit } from '../../src/mapper/optimal/mapping-judge.ts';
import { mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import { everyMapping } from './every-mapping.ts';

/** Problems with more mappings than this take longer than they tell. */
const MAPPINGS_AT_MOST = 20_000;

/**
 * The least merit of all mappings there are, by objective; undefined where there are too many.
 *
 * @param keeps  `any`: with every subset of what each memory may hold
 */
export function leastMerits(
  subject: LayerOnAccelerator,
  reuse: ReuseMode,
  keeps: 'held' | 'any',
): Readonly<Record<MappingObjective, number>> | undefined {
  const { layer, accelerator } = subject;
  const levels = accelerator.memories.length;
  const variants = mapspaces(accelerator, asWired, 'uneven', { keeps }).map((space) =>
    space.levels.map((level) => level.keeps),
  );
  const evaluators = variants.map((variant) =>
    compileEvaluator({ ...subject, keeps: variant, reuse }),
  );
  const rows = new Float64Array(nestRowLength(levels));
  const alongX = new Float64Array(levels * 8);
  const scores = nestScores(1);
  const least = { edp: Infinity, latency: Infinity, energy: Infinity };
  let count = 0;
  for (const mapping of everyMapping(layer, accelerator)) {
    count += evaluators.length;
    if (count > MAPPINGS_AT_MOST) return undefined;
    writeNestRow(layer, mapping, rows, 0);
    writeAlongX(mapping, alongX, 0);
    for (const evaluator of evaluators) {
      evaluator.score({ rows, alongX, count: 1 }, scores);
      const cost = {
        latencyCycles: scores.latencyCycles[0] ?? Infinity,
        energyPj: scores.energyPj[0] ?? Infinity,
      };
      for (const objective of MAPPING_OBJECTIVES) {
        least[objective] = Math.min(least[objective], costMerit(objective, cost));
      }
    }
  }
  return least;
}
