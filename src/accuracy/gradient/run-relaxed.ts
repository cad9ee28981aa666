import * as tf from '@tensorflow/tfjs-core';
import type { Computation, Step } from '../../workload/computation.ts';
import type { ParameterValues } from '../tensorflow/network-parameters.ts';
import { runComputation } from '../tensorflow/run-computation.ts';
import type { StepRole, StepRoles } from './gene-roles.ts';
import type { Probabilities } from './relaxed-choices.ts';

/**
 * Scores of the largest network in which every choice counts by its probability: a channel by that of the widths that have
 * it, a tap of a filter by that of the kernels that reach it, a residual branch by that of the depths that keep it. With
 * probabilities of 0 and 1 it is the discrete network, normalised by the batch.
 *
 * Source: masks as in Wan et al., FBNetV2, CVPR 2020, Section 3, and Stamoulis et al., Single-Path NAS, 2019.
 */
export function runRelaxed(
  computation: Computation,
  parameters: ParameterValues,
  roles: ReadonlyMap<string, StepRoles>,
  probabilities: Probabilities,
  images: tf.Tensor4D,
): tf.Tensor2D {
  const gateOf = branchGates(computation, roles);
  const trained = new Map(parameters.trained);
  for (const step of computation.steps) {
    const role = roles.get(step.name)?.kernel ?? null;
    const name = `${step.name}.weights`;
    const weights = trained.get(name);
    if (role === null || weights === undefined) continue;
    trained.set(name, tf.mul(weights, kernelMask(role, weights.shape[0] ?? 1, probabilities)));
  }
  const masked = { trained, statistics: parameters.statistics };
  return runComputation(computation, masked, images, {
    normalization: 'batch',
    replace: (step, output) => {
      const channels = isFiltered(step) ? (roles.get(step.name)?.channels ?? null) : null;
      const gate = gateOf.get(step.name);
      const narrowed =
        channels === null
          ? output
          : tf.mul<tf.Tensor4D>(output, channelMask(channels, output.shape[3], probabilities));
      return gate === undefined
        ? narrowed
        : tf.mul(
            narrowed,
            chance(gate, (x) => x, probabilities),
          );
    },
  });
}

function isFiltered({ operation }: Step): boolean {
  return operation.kind === 'conv';
}

/** Of each sum that some choices leave out, the last input is a branch that is added to what stays. */
function branchGates(
  { steps }: Computation,
  roles: ReadonlyMap<string, StepRoles>,
): ReadonlyMap<string, StepRole> {
  const gates = steps.flatMap(({ name, operation, inputs }) => {
    const presence = roles.get(name)?.presence ?? null;
    const branch = inputs.at(-1) ?? null;
    const isGated = operation.kind === 'add' && presence !== null && branch !== null;
    return isGated ? [[branch, presence] as const] : [];
  });
  return new Map(gates);
}

function channelMask(role: StepRole, channels: number, probabilities: Probabilities): tf.Tensor {
  return shared(role, channels, (left, channel) => Number(channel < left), probabilities);
}

function kernelMask(role: StepRole, size: number, probabilities: Probabilities): tf.Tensor {
  const margin = (left: number) => (size - left) / 2;
  const mask = shared(
    role,
    size * size,
    (left, tap) => {
      const inside = (place: number) => place >= margin(left) && place < size - margin(left);
      return Number(inside(Math.floor(tap / size)) && inside(tap % size));
    },
    probabilities,
  );
  return tf.reshape(mask, [size, size, 1, 1]);
}

function chance(role: StepRole, of: (left: number) => number, probabilities: Probabilities) {
  return tf.reshape(
    shared(role, 1, (left) => of(left), probabilities),
    [],
  );
}

/** Σ over choices of probability · mask of the choice. */
function shared(
  { gene, perChoice }: StepRole,
  length: number,
  maskOf: (left: number, place: number) => number,
  probabilities: Probabilities,
): tf.Tensor {
  const share = probabilities.get(gene);
  if (share === undefined) throw new RangeError(`there is no gene ${gene}`);
  const masks = perChoice.map((left) => Array.from({ length }, (_, place) => maskOf(left, place)));
  const row = tf.reshape<tf.Rank.R2>(share, [1, perChoice.length]);
  return tf.reshape(tf.matMul(row, tf.tensor2d(masks)), [length]);
}
