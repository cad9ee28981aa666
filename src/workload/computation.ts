import type { FeatureMapShape } from './feature-map.ts';

/** Functions between layers that change no shape. */
export const ACTIVATIONS = ['relu', 'relu6', 'hard-swish', 'hard-sigmoid'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** A filter that moves over rows and columns alike, padded to ⌈input / stride⌉ outputs. */
export interface Window {
  readonly kernel: number;
  readonly stride: number;
}

/** What a step computes from its inputs. */
export type Operation =
  | (Window & {
      readonly kind: 'conv';
      readonly outputChannels: number;
      readonly groups: number;
      /** What is trained beside the weights; a batch normalisation follows directly. */
      readonly trained: 'bias' | 'batch-norm' | 'weights-only';
    })
  /** Normalises what no convolution directly before it made, e.g. a sum. */
  | { readonly kind: 'batch-norm' }
  | { readonly kind: 'activation'; readonly activation: Activation }
  | (Window & { readonly kind: 'pool'; readonly reduction: 'average' | 'maximum' })
  /** The average of each channel. */
  | { readonly kind: 'global-pool' }
  | { readonly kind: 'add' }
  /** The first input, each channel times the number that the second holds for it. */
  | { readonly kind: 'scale' }
  /** Zeros in the shape of its input. */
  | { readonly kind: 'zero' }
  /** Outputs from all elements, with a bias. */
  | { readonly kind: 'dense'; readonly outputs: number };

/** Widths that a step's weights, and the feature maps that it reads and writes, are rounded to. */
export interface StepBits {
  readonly weights: number;
  readonly activations: number;
}

export interface Step {
  readonly name: string;
  readonly operation: Operation;
  /** Names of earlier steps, or null for the network's own input. */
  readonly inputs: readonly (string | null)[];
  /** Of the output. */
  readonly shape: FeatureMapShape;
  /** Left out where nothing is rounded: the accelerator's own widths hold. */
  readonly bits?: StepBits;
}

/**
 * A network in enough detail to be run and trained: what a `Network` leaves out because it costs nothing (activations,
 * what pooling takes, which sum is a product) is told here. `computationNetwork` derives the layers that cost something.
 */
export interface Computation {
  readonly name: string;
  /** Paper or code that defines the network. */
  readonly source: string;
  readonly input: FeatureMapShape;
  /** In an order in which they can run; the last one gives the scores of the classes. */
  readonly steps: readonly Step[];
}
