import * as tf from '@tensorflow/tfjs-core';
import { createRandom, type Random } from '../../base/random.ts';
import type { Computation } from '../../workload/computation.ts';
import { imageBatch } from '../images/image-batch.ts';
import type { ImageSet } from '../images/image-set.ts';
import { scaleImages } from '../images/scale-images.ts';
import { largestGenes, type SupernetSpace } from '../supernet/supernet-space.ts';
import {
  createNetworkParameters,
  type NetworkParameters,
} from '../tensorflow/network-parameters.ts';
import { crossEntropy } from '../training/cross-entropy.ts';
import { MomentumDescent } from '../training/momentum-descent.ts';
import type { TrainingOptions } from '../training/train-network.ts';
import { trainingBatches } from '../training/training-batches.ts';
import type { CosearchLoss } from './cosearch-forms.ts';
import { cosearchLoss } from './cosearch-loss.ts';
import { expectedCost, type FactorCosts } from './expected-cost.ts';
import { geneRoles, type StepRoles } from './gene-roles.ts';
import { RelaxedChoices, type RelaxedGene } from './relaxed-choices.ts';
import { runRelaxed } from './run-relaxed.ts';

export interface GradientCosearch {
  readonly space: SupernetSpace;
  readonly hardwareGenes: readonly RelaxedGene[];
  /** Costs above 1 (microseconds, nanojoules) whose sum is that of a design. */
  readonly factors: readonly FactorCosts[];
  readonly loss: CosearchLoss;
  /** Weights learn on the first, choices on the second; they share no image. */
  readonly images: { readonly weights: ImageSet; readonly choices: ImageSet };
  readonly training: TrainingOptions;
  /** Epochs in which only weights learn, and the rate of the choices after them. */
  readonly warmupEpochs: number;
  readonly choiceRate: number;
}

export interface CosearchProgress {
  readonly epoch: number;
  readonly epochs: number;
  /** Mean over the steps of the choices; NaN in the warm-up. */
  readonly meanLoss: number;
  /** By the probabilities as they are. */
  readonly expectedCost: number;
}

export interface CosearchHooks {
  readonly signal?: AbortSignal | undefined;
  readonly onEpoch?: (progress: CosearchProgress) => void;
}

/** Gumbel-softmax temperatures of the first and the last epoch; between them it falls by equal factors. */
const TEMPERATURES = [5, 0.5] as const;

/**
 * Searches network and hardware together by gradients: in turn shared weights learn with drawn choices, and the choices learn
 * what accuracy and expected cost they bring. Ends with the likeliest choice of every gene, network and hardware.
 * `openBackend` comes first; the same seed and backend give the same design.
 *
 * Source: Wu et al., FBNet, CVPR 2019, Section 3.3; hardware as in Li et al., EDD, DAC 2020.
 * @throws the reason of the signal when it is aborted
 */
export async function gradientCosearch(
  request: GradientCosearch,
  hooks: CosearchHooks = {},
): Promise<Readonly<Record<string, number | string>>> {
  const { space, training } = request;
  const computation = space.compute(largestGenes(space));
  const parameters = createNetworkParameters(computation, createRandom(training.seed));
  const choices = new RelaxedChoices([...space.genes, ...request.hardwareGenes]);
  const descent = new MomentumDescent(parameters, training);
  const optimizer = tf.train.adam(request.choiceRate, 0.5, 0.999);
  const roles = geneRoles(space);
  try {
    for (let epoch = 0; epoch < training.epochs; epoch++) {
      const random = createRandom(training.seed * 15_485_863 + epoch + 1);
      const run = { request, computation, parameters, choices, roles, random, epoch };
      await learnWeights(run, descent, hooks.signal);
      const meanLoss =
        epoch < request.warmupEpochs
          ? Number.NaN
          : await learnChoices(run, optimizer, hooks.signal);
      const cost = tf.tidy(
        () => expectedCost(request.factors, choices.probabilities()).dataSync()[0] ?? Number.NaN,
      );
      hooks.onEpoch?.({ epoch: epoch + 1, epochs: training.epochs, meanLoss, expectedCost: cost });
    }
    return choices.decide();
  } finally {
    for (const holder of [parameters, choices, descent, optimizer]) holder.dispose();
  }
}

interface EpochRun {
  readonly request: GradientCosearch;
  readonly computation: Computation;
  readonly parameters: NetworkParameters;
  readonly choices: RelaxedChoices;
  readonly roles: ReadonlyMap<string, StepRoles>;
  readonly random: Random;
  readonly epoch: number;
}

async function learnWeights(
  run: EpochRun,
  descent: MomentumDescent,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { images, training } = run.request;
  for await (const { set, rate } of trainingBatches(images.weights, training, run.epoch, signal))
    tf.tidy(() => descent.step(() => lossOf(run, set).imageLoss, rate));
}

async function learnChoices(
  run: EpochRun,
  optimizer: tf.Optimizer,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { images, training, loss } = run.request;
  const { variables } = run.choices;
  let sum = 0;
  let batches = 0;
  for await (const { set } of trainingBatches(images.choices, training, run.epoch, signal)) {
    sum += tf.tidy(() => {
      const value = optimizer.minimize(
        () => {
          const { imageLoss, cost } = lossOf(run, set);
          return cosearchLoss(loss, imageLoss, cost);
        },
        true,
        variables,
      );
      return value?.dataSync()[0] ?? Number.NaN;
    });
    batches++;
  }
  return sum / batches;
}

function lossOf(run: EpochRun, set: ImageSet) {
  const { request, computation, parameters, choices, roles, random, epoch } = run;
  const [hot, cold] = TEMPERATURES;
  const share = epoch / Math.max(1, request.training.epochs - 1);
  const probabilities = choices.sample(random, hot * (cold / hot) ** share);
  const places = Array.from(set.labels, (_, place) => place);
  const { images, targets } = imageBatch(scaleImages(set, computation.input.height), places);
  const scores = runRelaxed(computation, parameters, roles, probabilities, images);
  return {
    imageLoss: crossEntropy(scores, targets),
    cost: expectedCost(request.factors, probabilities),
  };
}
