import * as tf from '@tensorflow/tfjs-core';
import { createRandom, type Random } from '../../base/random.ts';
import { imageBatch } from '../images/image-batch.ts';
import type { ImageSet } from '../images/image-set.ts';
import { scaleImages } from '../images/scale-images.ts';
import {
  createNetworkParameters,
  type NetworkParameters,
} from '../tensorflow/network-parameters.ts';
import { runComputation } from '../tensorflow/run-computation.ts';
import { crossEntropy, smoothTargets } from '../training/cross-entropy.ts';
import type { MomentumDescent } from '../training/momentum-descent.ts';
import { runEpochs } from '../training/run-epochs.ts';
import type { TrainedNetwork, TrainingHooks, TrainingOptions } from '../training/train-network.ts';
import { trainingBatches } from '../training/training-batches.ts';
import { inheritedParameters } from './inherited-parameters.ts';
import { inheritedTop1Pct } from './inherited-top1.ts';
import {
  largestGenes,
  randomGenes,
  type SupernetGenes,
  type SupernetSpace,
  smallestGenes,
} from './supernet-space.ts';

export interface SupernetTraining extends TrainingOptions {
  /** Sub-networks that are drawn for each batch, beside the largest and the smallest. */
  readonly randomNetworks: number;
}

/**
 * Trains shared weights by the sandwich rule: for every batch the largest network learns the labels, the smallest and some
 * random ones learn what the largest says (in-place distillation), and one step goes down the mean of their losses.
 * The same seed and backend give the same weights, also when it went on from a checkpoint.
 *
 * Source: Yu and Huang, Universally Slimmable Networks, ICCV 2019, Sections 3.1 and 3.2.
 * @throws the reason of the signal when it is aborted
 */
export async function trainSupernet(
  space: SupernetSpace,
  images: { readonly train: ImageSet; readonly validation: ImageSet },
  options: SupernetTraining,
  hooks: TrainingHooks = {},
): Promise<TrainedNetwork> {
  const largest = largestGenes(space);
  const random = createRandom(options.seed);
  const parameters = createNetworkParameters(space.compute(largest), random);
  return runEpochs({
    parameters,
    options,
    hooks,
    trainEpoch: (descent, epoch) => {
      const run = { space, parameters, descent, options };
      return trainEpoch(run, images.train, epoch, hooks.signal);
    },
    validate: () => inheritedTop1Pct(space, parameters, images, largest),
  });
}

interface SupernetRun {
  readonly space: SupernetSpace;
  readonly parameters: NetworkParameters;
  readonly descent: MomentumDescent;
  readonly options: SupernetTraining;
}

async function trainEpoch(
  run: SupernetRun,
  train: ImageSet,
  epoch: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  const random = createRandom(run.options.seed * 104_729 + epoch + 1);
  let sum = 0;
  let batches = 0;
  for await (const { set, rate } of trainingBatches(train, run.options, epoch, signal)) {
    sum += tf.tidy(() => run.descent.step(() => sandwichLoss(run, set, random), rate));
    batches++;
  }
  return sum / batches;
}

function sandwichLoss({ space, parameters, options }: SupernetRun, set: ImageSet, random: Random) {
  const scoresOf = (genes: SupernetGenes) => {
    const computation = space.compute(genes);
    const scaled = scaleImages(set, computation.input.height);
    const { images, targets } = imageBatch(
      scaled,
      Array.from(set.labels, (_, place) => place),
    );
    const inherited = inheritedParameters(parameters, computation);
    const scores = runComputation(computation, inherited, images, { normalization: 'batch' });
    return { scores, targets };
  };
  const teacher = scoresOf(largestGenes(space));
  const labels = smoothTargets(teacher.targets, options.labelSmoothing);
  // no gradient flows into targets, so that the teacher does not learn from its pupils
  const softLabels = tf.softmax(teacher.scores);
  const drawn = Array.from({ length: options.randomNetworks }, () => randomGenes(space, random));
  const losses = [smallestGenes(space), ...drawn].map((genes) =>
    crossEntropy(scoresOf(genes).scores, softLabels),
  );
  const all = [crossEntropy(teacher.scores, labels), ...losses];
  return tf.div<tf.Scalar>(tf.addN(all), all.length);
}
