import type { Problem } from '../problem.ts';
import { limitedObjectives } from './limited-objectives.ts';
import { selectedObjectives } from './selected-objectives.ts';
import { type WeightedProduct, weightedProduct } from './weighted-product.ts';
import { weightedSum } from './weighted-sum.ts';

/** What is to be found, as data: the same problem under another formulation is the same problem otherwise. */
export type Formulation =
  | { readonly kind: 'pareto'; readonly objectives: readonly string[] }
  | { readonly kind: 'weighted-sum'; readonly weights: Readonly<Record<string, number>> }
  | {
      readonly kind: 'constrained';
      readonly minimize: readonly string[];
      readonly limits: Readonly<Record<string, number>>;
    }
  | ({ readonly kind: 'weighted-product' } & WeightedProduct);

/** The problem under a formulation. Throws InputError for objectives that are not the problem's. */
export function formulate(problem: Problem, formulation: Formulation): Problem {
  switch (formulation.kind) {
    case 'pareto':
      return selectedObjectives(problem, formulation.objectives);
    case 'weighted-sum':
      return weightedSum(problem, formulation.weights);
    case 'constrained':
      return limitedObjectives(problem, formulation.minimize, formulation.limits);
    case 'weighted-product':
      return weightedProduct(problem, formulation);
  }
}
