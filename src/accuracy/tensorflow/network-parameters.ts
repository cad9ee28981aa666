import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../base/random.ts';
import type { Computation, Step } from '../../workload/computation.ts';

/**
 * How weights start. `he-normal`: N(0, 2 / fan-in), for ReLU networks (He et al., ICCV 2015, Eq. 10). `uniform-fan-in`:
 * U(±1/√fan-in), what PyTorch gives a layer that nobody initialises, biases included, as the papers on zero-cost proxies do.
 */
export type Initialization = 'he-normal' | 'uniform-fan-in';

/** Values that a computation runs with, by step and role. */
export interface ParameterValues {
  readonly trained: ReadonlyMap<string, tf.Tensor>;
  readonly statistics: ReadonlyMap<string, tf.Tensor>;
}

/** What a computation trains, and the running statistics of its normalisations, by step and role: `conv1.weights`. */
export interface NetworkParameters extends ParameterValues {
  readonly trained: ReadonlyMap<string, tf.Variable>;
  /** `conv1.mean`, `conv1.variance`. */
  readonly statistics: ReadonlyMap<string, tf.Variable>;
  dispose(): void;
}

interface Draft {
  readonly name: string;
  readonly shape: readonly number[];
  /** Values to start from; 0 and 1 stand for themselves. */
  readonly start: 'random' | 'random-bias' | 0 | 1;
  readonly fanIn: number;
  readonly isTrained: boolean;
}

/** Variables for every parameter of a computation, from a seeded generator: in order, so that a seed gives one network. */
export function createNetworkParameters(
  computation: Computation,
  random: Random,
  initialization: Initialization = 'he-normal',
): NetworkParameters {
  const trained = new Map<string, tf.Variable>();
  const statistics = new Map<string, tf.Variable>();
  for (const draft of draftsOf(computation)) {
    const values = startValues(draft, random, initialization);
    const tensor = tf.tensor(values, [...draft.shape]);
    const variable = tf.variable(tensor, draft.isTrained);
    tensor.dispose();
    (draft.isTrained ? trained : statistics).set(draft.name, variable);
  }
  return {
    trained,
    statistics,
    dispose: () => {
      for (const variable of [...trained.values(), ...statistics.values()]) variable.dispose();
    },
  };
}

/** The number of trained values. */
export function trainedCount({ trained }: NetworkParameters): number {
  return [...trained.values()].reduce((sum, variable) => sum + variable.size, 0);
}

function draftsOf(computation: Computation): Draft[] {
  const shapes = new Map(computation.steps.map((step) => [step.name, step.shape]));
  return computation.steps.flatMap((step) => {
    const [first = null] = step.inputs;
    const input = first === null ? computation.input : (shapes.get(first) ?? computation.input);
    return stepDrafts(step, input.channels, input.channels * input.height * input.width);
  });
}

function stepDrafts(step: Step, inputChannels: number, inputElements: number): Draft[] {
  const { name, operation } = step;
  switch (operation.kind) {
    case 'conv': {
      const { kernel, groups, outputChannels, trained } = operation;
      const perGroup = inputChannels / groups;
      const fanIn = kernel * kernel * perGroup;
      const isDepthwise = groups > 1 && perGroup === 1 && groups === outputChannels;
      const shape = isDepthwise
        ? [kernel, kernel, outputChannels, 1]
        : [kernel, kernel, perGroup, outputChannels];
      const weights = weightsDraft(name, shape, fanIn);
      if (trained === 'bias') return [weights, biasDraft(name, outputChannels, fanIn)];
      return trained === 'batch-norm' ? [weights, ...normDrafts(name, outputChannels)] : [weights];
    }
    case 'batch-norm':
      return normDrafts(name, inputChannels);
    case 'dense':
      return [
        weightsDraft(name, [inputElements, operation.outputs], inputElements),
        biasDraft(name, operation.outputs, inputElements),
      ];
    default:
      return [];
  }
}

function weightsDraft(step: string, shape: readonly number[], fanIn: number): Draft {
  return { name: `${step}.weights`, shape, start: 'random', fanIn, isTrained: true };
}

function biasDraft(step: string, channels: number, fanIn: number): Draft {
  return { name: `${step}.bias`, shape: [channels], start: 'random-bias', fanIn, isTrained: true };
}

function normDrafts(step: string, channels: number): Draft[] {
  const draft = (role: string, start: 0 | 1, isTrained: boolean): Draft => {
    return { name: `${step}.${role}`, shape: [channels], start, fanIn: 1, isTrained };
  };
  return [
    draft('scale', 1, true),
    draft('shift', 0, true),
    draft('mean', 0, false),
    draft('variance', 1, false),
  ];
}

function startValues(
  { shape, start, fanIn }: Draft,
  random: Random,
  initialization: Initialization,
): Float32Array {
  const values = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
  if (start === 0 || start === 1) return values.fill(start);
  if (initialization === 'uniform-fan-in') {
    const bound = 1 / Math.sqrt(fanIn);
    return values.map(() => bound * (2 * random.uniform() - 1));
  }
  if (start === 'random-bias') return values;
  const deviation = Math.sqrt(2 / fanIn);
  return values.map(() => deviation * random.normal());
}
