import type { Problem } from '../problem.ts';
import { objectivePositions, reformulated, valuesAt } from './reformulated.ts';

/** Exponents of a cost over its target. */
export interface ProductExponents {
  /** Where the cost is within its target. */
  readonly within: number;
  /** Where it is beyond. */
  readonly beyond: number;
}

/** A target is a preference: twice the latency is worth 5 % of the quality (Tan et al. 2019, MnasNet). */
export const SOFT: ProductExponents = { within: -0.07, beyond: -0.07 };
/** A target is a limit: within it a cost counts nothing. */
export const HARD: ProductExponents = { within: 0, beyond: -1 };

export interface ProductTarget extends ProductExponents {
  /** In the unit of the objective, > 0. */
  readonly target: number;
}

export interface WeightedProduct {
  /** Key of the objective that falls as the quality rises, such as an error. */
  readonly quality: string;
  /** Value of that objective at which the quality is 0, such as an error of 100 percent. */
  readonly worthlessAt: number;
  /** By key of each cost. */
  readonly targets: Readonly<Record<string, ProductTarget>>;
}

/**
 * MnasNet's weighted product (Tan et al. 2019, equation 2): maximises quality · Π (cost / target) ^ exponent, as one
 * objective, its negative.
 */
export function weightedProduct(problem: Problem, setting: WeightedProduct): Problem {
  const targets = Object.values(setting.targets);
  const keys = [setting.quality, ...Object.keys(setting.targets)];
  const positions = objectivePositions(problem, keys);
  return reformulated(problem, {
    objectives: [{ key: 'weightedProduct', label: 'negative weighted product', unit: '' }],
    constraints: problem.constraints,
    read: (evaluation) => {
      const [badness = 0, ...costs] = valuesAt(evaluation, positions);
      const { violations } = evaluation;
      if (badness === Number.POSITIVE_INFINITY) return { objectives: [badness], violations };
      if (badness > setting.worthlessAt) {
        const what = `${setting.quality} of ${badness} is beyond ${setting.worthlessAt}`;
        throw new RangeError(`${what}, where the quality is 0: raise worthlessAt`);
      }
      const product = costs.reduce((value, cost, i) => {
        const { target = 1, within = 0, beyond = 0 } = targets[i] ?? {};
        return value * (cost / target) ** (cost <= target ? within : beyond);
      }, setting.worthlessAt - badness);
      return { objectives: [0 - product], violations };
    },
  });
}
