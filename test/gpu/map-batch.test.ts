import { describe, expect, it } from 'vitest';
import { openBoxScorer } from '../../src/gpu/box-scorer.ts';
import { mapBatch } from '../../src/gpu/map-batch.ts';
import { mappingSubspaces } from '../../src/gpu/mapping-subspaces.ts';
import { optimalMapping } from '../../src/mapper/optimal/optimal-mapping.ts';
import { convolutionProblem, mappingProblems } from '../support/mapping-problems.ts';

const scorer = await openBoxScorer('reference');

describe('mapping a batch', () => {
  it('proves the optimum of a convolution and says what it did not have to score', async () => {
    const problem = convolutionProblem({ K: 8, C: 6, P: 4 });
    const [found] = await mapBatch([problem], { scorer });
    const proven = optimalMapping(problem);
    expect(found?.best?.merit).toBe(proven.best?.merit);
    expect(found?.isProven).toBe(true);
    expect(found?.bound).toBe(found?.best?.merit);
    expect(found?.scored).toBeGreaterThan(0);
    const { scored = 0, unfit = 0, unscored = 0 } = found ?? {};
    const all = mappingSubspaces(problem).reduce(
      (sum, { groups }) => sum + groups.reduce((product, { order }) => product * order.length, 1),
      0,
    );
    expect(scored + unfit + unscored).toBe(all);
    expect(unscored).toBeGreaterThan(all / 10);
  });

  it('finds for each problem of a batch what it finds for the problem alone', async () => {
    const problems = mappingProblems(31, 3, 2);
    const together = await mapBatch(problems, { scorer });
    for (const [index, problem] of problems.entries()) {
      const [alone] = await mapBatch([problem], { scorer });
      expect(together[index]?.best?.merit).toBe(alone?.best?.merit);
    }
  });

  it('gives the best so far with a bound when it is stopped', async () => {
    const problem = convolutionProblem({ K: 8, C: 6, P: 4 });
    let rounds = 0;
    const [stopped] = await mapBatch([problem], { scorer, shouldStop: () => rounds++ >= 1 });
    const proven = optimalMapping(problem);
    expect(stopped?.isProven).toBe(false);
    expect(stopped?.best).not.toBeNull();
    expect(stopped?.bound).toBeLessThanOrEqual(proven.best?.merit ?? 0);
    expect(stopped?.best?.merit).toBeGreaterThanOrEqual(proven.best?.merit ?? 0);
  });

  it('proves that nothing fits where nothing does', async () => {
    const problem = { ...convolutionProblem({ K: 8, C: 6, P: 4 }), limitCycles: 1 };
    const [found] = await mapBatch([problem], { scorer });
    expect(found).toMatchObject({ best: null, isProven: true, scored: 0, isPickRight: true });
  });

  it('finds nothing for an empty batch', async () => {
    expect(await mapBatch([], { scorer })).toEqual([]);
  });
});
