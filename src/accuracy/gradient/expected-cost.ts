import * as tf from '@tensorflow/tfjs-core';
import type { Probabilities, RelaxedGene } from './relaxed-choices.ts';

/** Costs for every combination of the choices of some genes; the last gene changes fastest. */
export interface FactorCosts {
  readonly genes: readonly RelaxedGene[];
  readonly costs: readonly number[];
}

/**
 * What a design costs on average where each gene has each choice with its probability, independently: the sum over factors of
 * Σ cost · Π probability, differentiable. Exact for discrete designs, whose probabilities are 0 and 1.
 *
 * Source: Wu et al., FBNet, CVPR 2019, Eq. 3; hardware in the same way as in Li et al., EDD, DAC 2020, Section 3.
 */
export function expectedCost(
  factors: readonly FactorCosts[],
  probabilities: Probabilities,
): tf.Scalar {
  const costs = factors.map(({ genes, costs: values }) =>
    genes.reduce<tf.Tensor>(
      (table, { name, choices }) => {
        const share = probabilities.get(name);
        if (share === undefined) throw new RangeError(`there is no gene ${name}`);
        const rows = tf.reshape<tf.Rank.R2>(table, [choices.length, table.size / choices.length]);
        return tf.matMul(tf.reshape<tf.Rank.R2>(share, [1, choices.length]), rows);
      },
      tf.tensor1d([...values]),
    ),
  );
  return tf.reshape<tf.Rank.R0>(tf.addN(costs.map((cost) => tf.reshape(cost, []))), []);
}
