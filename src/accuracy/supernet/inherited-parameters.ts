import * as tf from '@tensorflow/tfjs-core';
import type { Computation, Step } from '../../workload/computation.ts';
import type { ParameterValues } from '../tensorflow/network-parameters.ts';

/**
 * What a sub-network inherits from shared weights: of the step with the same name the first channels, and the middle of a
 * larger filter (Cai et al., Once-for-All, ICLR 2020, Section 3.2, without its kernel transformations). Differentiable.
 *
 * @throws RangeError where the shared weights have no such step, or a smaller one
 */
export function inheritedParameters(
  shared: ParameterValues,
  computation: Computation,
): ParameterValues {
  const channelsOf = new Map<string | null, number>(
    computation.steps.map(({ name, shape }) => [name, shape.channels]),
  );
  channelsOf.set(null, computation.input.channels);
  const trained = new Map<string, tf.Tensor>();
  const statistics = new Map<string, tf.Tensor>();
  for (const step of computation.steps) {
    const inputChannels = channelsOf.get(step.inputs[0] ?? null) ?? 0;
    for (const [role, shape] of wantedShapes(step, inputChannels)) {
      const name = `${step.name}.${role}`;
      const isStatistic = role === 'mean' || role === 'variance';
      const whole = (isStatistic ? shared.statistics : shared.trained).get(name);
      if (whole === undefined) throw new RangeError(`the shared weights have no ${name}`);
      (isStatistic ? statistics : trained).set(name, middlePart(whole, shape, name));
    }
  }
  return { trained, statistics };
}

type WantedShape = readonly [role: string, shape: readonly number[]];

function wantedShapes({ operation }: Step, inputChannels: number): readonly WantedShape[] {
  switch (operation.kind) {
    case 'conv': {
      const { kernel, groups, outputChannels, trained } = operation;
      const isDepthwise = groups > 1 && groups === outputChannels && groups === inputChannels;
      const channels = isDepthwise ? [outputChannels, 1] : [inputChannels / groups, outputChannels];
      const weights: WantedShape = ['weights', [kernel, kernel, ...channels]];
      if (trained === 'bias') return [weights, ['bias', [outputChannels]]];
      return trained === 'batch-norm' ? [weights, ...normShapes(outputChannels)] : [weights];
    }
    case 'batch-norm':
      return normShapes(inputChannels);
    case 'dense':
      return [
        ['weights', [inputChannels, operation.outputs]],
        ['bias', [operation.outputs]],
      ];
    default:
      return [];
  }
}

function normShapes(channels: number): readonly WantedShape[] {
  return ['scale', 'shift', 'mean', 'variance'].map((role) => [role, [channels]]);
}

function middlePart(whole: tf.Tensor, shape: readonly number[], name: string): tf.Tensor {
  const begin = whole.shape.map((extent, axis) => {
    const wanted = shape[axis] ?? 1;
    if (wanted > extent) throw new RangeError(`${name} is smaller in the shared weights`);
    return shape.length === 4 && axis < 2 ? (extent - wanted) / 2 : 0;
  });
  const isWhole = whole.shape.every((extent, axis) => extent === shape[axis]);
  return isWhole ? whole : tf.slice(whole, begin, [...shape]);
}
