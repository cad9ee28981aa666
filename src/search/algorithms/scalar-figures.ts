import { type Comparable, chebyshev, objectiveBox } from '../scalarization.ts';

/**
 * One finite number per design for a model to learn: the weighted objectives of feasible ones; infeasible ones lie above
 * them, by their rank among the violations.
 */
export function scalarFigures(
  designs: readonly Comparable[],
  weights: readonly number[],
): number[] {
  const box = objectiveBox(designs, weights.length);
  const scalars = designs.map(({ objectives, violation }) =>
    violation > 0 ? Number.NEGATIVE_INFINITY : chebyshev(objectives, weights, box),
  );
  const worst = scalars.reduce((most, scalar) => Math.max(most, scalar), 0);
  const violations = [...new Set(designs.map(({ violation }) => violation))].sort((a, b) =>
    a === b ? 0 : a - b,
  );
  return designs.map(({ violation }, index) =>
    violation > 0
      ? worst + 1 + violations.indexOf(violation) / violations.length
      : (scalars[index] ?? worst),
  );
}
