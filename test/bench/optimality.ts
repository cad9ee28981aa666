import { createRandom } from '../../src/base/random.ts';
import { REUSE_MODES } from '../../src/cost/nest-traffic.ts';
import { MAPPING_OBJECTIVES } from '../../src/mapper/mapped-network.ts';
import { mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { optimalMapping } from '../../src/mapper/optimal/optimal-mapping.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import { leastMerits } from '../support/least-merits.ts';
import { smallSubject } from '../support/small-hierarchy.ts';
import type { Benchmark } from './benchmark.ts';

const SEEDS = 400;
const FIRST_SEED = 1000;

/** The optimal mapper against every mapping of many small problems: tilings, orders, fan-outs, and what memories keep. */
export const optimality: Benchmark = {
  name: 'optimality',
  run: async () => {
    const rows = (['held', 'any'] as const).map((keeps) => {
      const { problems, searches, misses } = compareAll(keeps);
      return {
        what: `searches that miss the best of all mappings, memories keep ${keeps === 'held' ? 'all they may' : 'any subset'}`,
        measured: misses,
        unit: '',
        against: `${searches} on ${problems} random problems`,
        ratio: (searches - misses) / searches,
        bar: 1,
      };
    });
    return rows;
  },
};

function compareAll(keeps: 'held' | 'any') {
  let problems = 0;
  let searches = 0;
  let misses = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    const subject = smallSubject(createRandom(seed));
    const reuse = REUSE_MODES[seed % 2] ?? 'stepwise';
    const least = leastMerits(subject, reuse, keeps);
    if (least === undefined) continue;
    problems++;
    const options = { loops: 'everywhere', keeps } as const;
    const spaces = mapspaces(subject.accelerator, asWired, 'uneven', options);
    for (const objective of MAPPING_OBJECTIVES) {
      const { best, isProven } = optimalMapping({ ...subject, spaces, objective, reuse });
      const found = best?.merit ?? Number.POSITIVE_INFINITY;
      searches++;
      if (isProven && isNear(found, least[objective])) continue;
      misses++;
      console.log(
        `seed ${seed}, ${reuse}, ${objective}: ${found} where ${least[objective]} is best`,
      );
    }
  }
  return { problems, searches, misses };
}

function isNear(found: number, least: number): boolean {
  return found === least || Math.abs(found - least) <= 1e-9 * least;
}
