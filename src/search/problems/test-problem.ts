import type { Evaluation, Genome, Problem, Space } from '../problem.ts';

/** A problem whose answer is known. */
export interface TestProblem extends Problem {
  /** Upper corner for the hypervolume that publications and our tests use. */
  readonly referencePoint: readonly number[];
  /** About so many points of the true front, evenly spread, by the first objective. */
  paretoFront(count: number): readonly (readonly number[])[];
}

/** What a test problem is made of; objectives are named f1, f2, … and constraints g1, g2, … */
export interface TestProblemParts {
  readonly name: string;
  readonly space: Space;
  readonly referencePoint: readonly number[];
  readonly constraintCount?: number;
  readonly judge: (genome: Genome) => Evaluation;
  readonly paretoFront: (count: number) => readonly (readonly number[])[];
}

/** A test problem from the function of one genome. */
export function testProblem(parts: TestProblemParts): TestProblem {
  const { name, space, referencePoint, constraintCount = 0, judge, paretoFront } = parts;
  return {
    name,
    space,
    referencePoint,
    paretoFront,
    objectives: referencePoint.map((_, i) => ({ key: `f${i + 1}`, label: `f${i + 1}`, unit: '' })),
    constraints: Array.from({ length: constraintCount }, (_, i) => `g${i + 1}`),
    evaluate: async (batch, options) => {
      options?.signal?.throwIfAborted();
      return batch.map(judge);
    },
  };
}

/** A space of real genes x1, x2, … with the same bounds. */
export function realSpace(count: number, low: number, high: number): Space {
  return {
    genes: Array.from({ length: count }, (_, i) => ({
      kind: 'real',
      name: `x${i + 1}`,
      low,
      high,
    })),
  };
}

/** So many numbers from low to high, both included, evenly apart. */
export function evenly(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / Math.max(1, count - 1));
}
