import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../base/random.ts';
import type { Computation } from '../../workload/computation.ts';
import type { Augmentation } from '../images/augment-images.ts';
import { imageBatch } from '../images/image-batch.ts';
import { type ImageSet, imageBytes } from '../images/image-set.ts';
import {
  createNetworkParameters,
  type NetworkParameters,
} from '../tensorflow/network-parameters.ts';
import { runComputation } from '../tensorflow/run-computation.ts';
import type { Checkpoint } from './checkpoint.ts';
import { crossEntropy, smoothTargets } from './cross-entropy.ts';
import type { MomentumDescent } from './momentum-descent.ts';
import { runEpochs } from './run-epochs.ts';
import { top1Pct } from './top1.ts';
import { trainingBatches } from './training-batches.ts';

export interface TrainingOptions {
  readonly seed: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** The highest; it rises during the first epoch and falls along a cosine to 0 (Loshchilov and Hutter, ICLR 2017). */
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly labelSmoothing: number;
  /** null: images as they are. */
  readonly augmentation: Augmentation | null;
  /** Stops when the validation accuracy has not risen for this many epochs; null: never. */
  readonly patienceEpochs: number | null;
}

/** How far a training is. */
export interface TrainingProgress {
  /** Epochs that are done. */
  readonly epoch: number;
  readonly epochs: number;
  readonly meanLoss: number;
  readonly validationTop1Pct: number;
}

export interface TrainingHooks {
  /** Ends the training at the next batch, by an exception. */
  readonly signal?: AbortSignal | undefined;
  readonly onEpoch?: (progress: TrainingProgress) => void;
  /** Gets what `from` takes, after every epoch. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
  /** Where an earlier training of the same network and options stood. */
  readonly from?: Checkpoint | undefined;
}

export interface TrainedNetwork {
  readonly parameters: NetworkParameters;
  readonly history: readonly TrainingProgress[];
}

/** Share of the old value that a running statistic keeps each batch. */
const STATISTICS_MOMENTUM = 0.9;

/**
 * Trains a network from its seed on: the same seed and backend give the same weights, also when it was interrupted and
 * went on from a checkpoint. The caller disposes of the parameters.
 *
 * @throws the reason of the signal when it is aborted
 */
export async function trainNetwork(
  computation: Computation,
  images: { readonly train: ImageSet; readonly validation: ImageSet },
  options: TrainingOptions,
  hooks: TrainingHooks = {},
): Promise<TrainedNetwork> {
  const parameters = createNetworkParameters(computation, createRandom(options.seed));
  return runEpochs({
    parameters,
    options,
    hooks,
    trainEpoch: (descent, epoch) => {
      const run = { computation, parameters, descent, options, epoch };
      return trainEpoch(run, images.train, hooks.signal);
    },
    validate: () => top1Pct(computation, parameters, images.validation),
  });
}

interface EpochRun {
  readonly computation: Computation;
  readonly parameters: NetworkParameters;
  readonly descent: MomentumDescent;
  readonly options: TrainingOptions;
  readonly epoch: number;
}

async function trainEpoch(
  run: EpochRun,
  train: ImageSet,
  signal: AbortSignal | undefined,
): Promise<number> {
  let sum = 0;
  let batches = 0;
  for await (const { set, rate } of trainingBatches(train, run.options, run.epoch, signal)) {
    sum += trainBatch(run, set, rate);
    batches++;
  }
  return sum / batches;
}

function trainBatch(run: EpochRun, set: ImageSet, rate: number): number {
  const { computation, parameters, descent, options } = run;
  return tf.tidy(() => {
    const places = Array.from({ length: set.pixels.length / imageBytes(set) }, (_, at) => at);
    const { images, targets } = imageBatch(set, places);
    const smooth = smoothTargets(targets, options.labelSmoothing);
    return descent.step(() => {
      const scores = runComputation(computation, parameters, images, {
        normalization: 'batch',
        onStep: ({ name }, _output, statistics) => {
          if (statistics === null) return;
          follow(parameters.statistics.get(`${name}.mean`), statistics.mean);
          follow(parameters.statistics.get(`${name}.variance`), statistics.variance);
        },
      });
      return crossEntropy(scores, smooth);
    }, rate);
  });
}

function follow(running: tf.Variable | undefined, ofBatch: tf.Tensor): void {
  if (running === undefined) return;
  const kept = tf.mul(running, STATISTICS_MOMENTUM);
  running.assign(tf.add(kept, tf.mul(ofBatch, 1 - STATISTICS_MOMENTUM)));
}
