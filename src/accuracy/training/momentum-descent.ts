import * as tf from '@tensorflow/tfjs-core';
import type { NetworkParameters } from '../tensorflow/network-parameters.ts';

export interface DescentOptions {
  readonly momentum: number;
  /** Share of a weight that is taken off with every gradient; biases and normalisations keep theirs. */
  readonly weightDecay: number;
}

/** Stochastic gradient descent with Nesterov momentum, as PyTorch has it: v ← m·v + g, w ← w − rate·(g + m·v). */
export class MomentumDescent {
  readonly #parameters: NetworkParameters;
  readonly #options: DescentOptions;
  readonly #velocities = new Map<string, tf.Variable>();

  constructor(parameters: NetworkParameters, options: DescentOptions) {
    this.#parameters = parameters;
    this.#options = options;
    for (const [name, variable] of parameters.trained) {
      const zeros = tf.zeros(variable.shape);
      this.#velocities.set(name, tf.variable(zeros, false));
      zeros.dispose();
    }
  }

  get velocities(): ReadonlyMap<string, tf.Variable> {
    return this.#velocities;
  }

  /** One step down the slope of a loss; returns the loss. */
  step(loss: () => tf.Scalar, rate: number): number {
    const { momentum, weightDecay } = this.#options;
    const variables = [...this.#parameters.trained.values()];
    return tf.tidy(() => {
      const { value, grads } = tf.variableGrads(loss, variables);
      for (const [name, variable] of this.#parameters.trained) {
        const slope = grads[variable.name];
        const velocity = this.#velocities.get(name);
        if (slope === undefined || velocity === undefined) continue;
        const decays = name.endsWith('.weights') && weightDecay > 0;
        const gradient = decays ? tf.add(slope, tf.mul(variable, weightDecay)) : slope;
        velocity.assign(tf.add(tf.mul(velocity, momentum), gradient));
        const way = tf.add(gradient, tf.mul(velocity, momentum));
        variable.assign(tf.sub(variable, tf.mul(way, rate)));
      }
      return value.dataSync()[0] ?? Number.NaN;
    });
  }

  dispose(): void {
    for (const velocity of this.#velocities.values()) velocity.dispose();
  }
}
