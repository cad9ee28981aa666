import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../base/errors.ts';
import type { NetworkParameters } from '../tensorflow/network-parameters.ts';
import type { MomentumDescent } from './momentum-descent.ts';
import type { TrainingProgress } from './train-network.ts';

/** Everything that a training needs to go on: values by the name of what holds them. */
export interface Checkpoint {
  readonly history: readonly TrainingProgress[];
  readonly values: Readonly<Record<string, Float32Array>>;
}

export function takeCheckpoint(
  parameters: NetworkParameters,
  descent: MomentumDescent,
  history: readonly TrainingProgress[],
): Checkpoint {
  const entries = [...variablesOf(parameters, descent)].map(
    ([name, variable]) => [name, Float32Array.from(variable.dataSync())] as const,
  );
  return { history: [...history], values: Object.fromEntries(entries) };
}

/**
 * Puts the values of a checkpoint in place.
 *
 * @throws InputError where it is of another network
 */
export function restoreCheckpoint(
  { values }: Checkpoint,
  parameters: NetworkParameters,
  descent: MomentumDescent,
): void {
  const variables = variablesOf(parameters, descent);
  const misfit = [...variables].find(([name, { size }]) => values[name]?.length !== size);
  if (misfit !== undefined || Object.keys(values).length !== variables.size) {
    throw new InputError({
      path: 'checkpoint',
      rule: 'must be of the network that is trained',
      got: misfit === undefined ? 'one with more parameters' : `none that fits "${misfit[0]}"`,
      remedy: 'Remove it to start anew',
    });
  }
  for (const [name, variable] of variables) {
    tf.tidy(() => variable.assign(tf.tensor(values[name] ?? [], variable.shape)));
  }
}

function variablesOf(
  { trained, statistics }: NetworkParameters,
  { velocities }: MomentumDescent,
): ReadonlyMap<string, tf.Variable> {
  const moving = [...velocities].map(([name, variable]) => [`${name}.velocity`, variable] as const);
  return new Map([...trained, ...statistics, ...moving]);
}
