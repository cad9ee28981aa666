import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../base/random.ts';

/** A gene with the values among which a search by gradients weighs. */
export interface RelaxedGene {
  readonly name: string;
  readonly choices: readonly (number | string)[];
}

/** Probabilities of the choices of each gene, by name. */
export type Probabilities = ReadonlyMap<string, tf.Tensor1D>;

/** Architecture weights: one number for each choice of each gene, from which probabilities follow. */
export class RelaxedChoices {
  readonly genes: readonly RelaxedGene[];
  readonly #weights = new Map<string, tf.Variable>();

  constructor(genes: readonly RelaxedGene[]) {
    this.genes = genes;
    for (const { name, choices } of genes) {
      const zeros = tf.zeros([choices.length]);
      this.#weights.set(name, tf.variable(zeros, true));
      zeros.dispose();
    }
  }

  get variables(): tf.Variable[] {
    return [...this.#weights.values()];
  }

  /** softmax(weights). */
  probabilities(): Probabilities {
    return this.#each((weights) => tf.softmax(weights));
  }

  /**
   * softmax((weights + Gumbel noise) / temperature): near one choice at low temperatures, and drawn by its probability.
   *
   * Source: Jang, Gu, Poole: Categorical Reparameterization with Gumbel-Softmax, ICLR 2017, Eq. 2.
   */
  sample(random: Random, temperature: number): Probabilities {
    return this.#each((weights) => {
      const noise = Float32Array.from({ length: weights.size }, () => gumbel(random));
      return tf.softmax(tf.div(tf.add(weights, tf.tensor1d(noise)), temperature));
    });
  }

  /** The choice of the largest weight of each gene. */
  decide(): Readonly<Record<string, number | string>> {
    const decided = this.genes.map(({ name, choices }) => {
      const weights = [...(this.#weights.get(name)?.dataSync() ?? [])];
      const best = weights.indexOf(Math.max(...weights));
      return [name, choices[best] ?? ''] as const;
    });
    return Object.fromEntries(decided);
  }

  dispose(): void {
    for (const variable of this.variables) variable.dispose();
  }

  #each(probabilities: (weights: tf.Tensor) => tf.Tensor): Probabilities {
    const entries = [...this.#weights].map(
      ([name, weights]) => [name, tf.reshape<tf.Rank.R1>(probabilities(weights), [-1])] as const,
    );
    return new Map(entries);
  }
}

function gumbel(random: Random): number {
  return -Math.log(-Math.log(Math.max(random.uniform(), 1e-12)));
}
