import { expect } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { dominates, isFeasible } from '../../../src/search/dominance.ts';
import { hypervolume } from '../../../src/search/indicators/hypervolume.ts';
import { igd } from '../../../src/search/indicators/igd.ts';
import { nonDominated } from '../../../src/search/non-dominated-sort.ts';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import { uniformSample } from '../../../src/search/operators/sampling.ts';
import { validateSpace } from '../../../src/search/problem.ts';
import type { TestProblem } from '../../../src/search/problems/test-problem.ts';
import { referenceFront } from '../optimizer-reference.ts';

/** That a problem is legal, and that no feasible random design dominates a point of its front. */
export async function expectFrontUnbeaten(problem: TestProblem): Promise<void> {
  validateSpace(problem.space);
  const genomes = uniformSample(geneRanges(problem.space), 2000, createRandom(1));
  const evaluations = await problem.evaluate(genomes);
  const front = problem.paretoFront(200);
  for (const evaluation of evaluations.filter(isFeasible)) {
    expect(evaluation.objectives).toHaveLength(problem.objectives.length);
    expect(evaluation.violations).toHaveLength(problem.constraints.length);
    expect(front.some((point) => dominates(evaluation.objectives, point))).toBe(false);
  }
}

/** That the front's own points do not dominate each other and cover the stated volume, as a share of it. */
export function expectFrontVolume(problem: TestProblem, volume: number, share: number): void {
  const front = problem.paretoFront(2000);
  expect(nonDominated(front)).toHaveLength(front.length);
  const reached = hypervolume(front, problem.referencePoint);
  expect(reached).toBeLessThanOrEqual(volume * (1 + 1e-9));
  expect(reached).toBeGreaterThan(volume * (1 - share));
}

/** That the front lies on the reference front, as far as both are dense; prints why where there is none. */
export function expectFrontNear(problem: TestProblem, name: string, distance: number): void {
  const reference = referenceFront(name);
  if (reference === null) return;
  expect(igd(problem.paretoFront(2000), reference)).toBeLessThan(distance);
  expect(igd(reference, problem.paretoFront(200))).toBeLessThan(distance);
}
