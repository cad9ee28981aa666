import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxLaunches } from '../../src/gpu/box-launch.ts';
import { type BoxScorer, openBoxScorer } from '../../src/gpu/box-scorer.ts';
import { mapBatch } from '../../src/gpu/map-batch.ts';
import { THREAD_FIELDS, THREADS_PER_ROW } from '../../src/gpu/mapping-source.ts';
import { mappingSubspaces } from '../../src/gpu/mapping-subspaces.ts';
import type { BatchMapping } from '../../src/gpu/problem-search.ts';
import { scoreInFloat64 } from '../../src/gpu/score-in-float64.ts';
import { optimalMapping } from '../../src/mapper/optimal/optimal-mapping.ts';
import { convolutionProblem, mappingProblems, smallBox } from '../support/mapping-problems.ts';

/** Some forty operations in float32, each off by 6e-8 at most. */
const TOLERANCE = 1e-5;

/** The same for all executors, so that they go through the same boxes. */
export const LIMITS = { candidatesPerBox: 256, rowsPerLaunch: [64, 256] };

const PROBLEMS = mappingProblems(17, 6, 4);
const OPTIMA = PROBLEMS.map((problem) => optimalMapping(problem).best?.merit);
const IN_FLOAT64 = await mapBatch(PROBLEMS, { scorer: await openBoxScorer('reference', LIMITS) });

/** What every executor of the batched core must do, whatever it runs on. */
export function describeMappingCore(name: string, open: () => Promise<BoxScorer>): void {
  describe(`batched core on ${name}`, () => {
    let scorer: BoxScorer;
    beforeAll(async () => {
      scorer = await open();
    });
    afterAll(() => scorer.dispose());

    it('scores what float64 scores, thread by thread', async () => {
      const subspaces = mappingSubspaces(convolutionProblem()).slice(0, 6);
      const boxes = subspaces.map((subspace, turn) => smallBox(subspace, turn, 20_000));
      const launches = boxLaunches(boxes, 256);
      let fitting = 0;
      for (const launch of launches) {
        const expected = scoreInFloat64(launch);
        const found = await scorer.score(launch);
        for (let thread = 0; thread < launch.rows * THREADS_PER_ROW; thread++) {
          const at = thread * THREAD_FIELDS;
          fitting += expected[at + 2] ?? 0;
          expect(found[at + 2]).toBe(expected[at + 2]);
          const ratio = (found[at] ?? 0) / (expected[at] ?? 0);
          if (!(Math.abs(ratio - 1) <= TOLERANCE)) expect.fail(`thread ${thread}: ${ratio}`);
        }
      }
      expect(fitting).toBeGreaterThan(2000);
    });

    it('finds the proven optimum of 24 problems on six hierarchies in one batch, by the same steps as float64', async () => {
      const found = await mapBatch(PROBLEMS, { scorer });
      expect(found.map(({ best }) => best?.merit)).toEqual(OPTIMA);
      expect(found.every(({ isProven }) => isProven)).toBe(true);
      expect(found.filter(({ best }) => best !== null).length).toBeGreaterThan(15);
      expect(found.map(withoutPick)).toEqual(IN_FLOAT64.map(withoutPick));
    });
  });
}

/** Which mapping an executor ranks first may depend on rounding. */
function withoutPick({ isPickRight: _, ...others }: BatchMapping) {
  return others;
}
