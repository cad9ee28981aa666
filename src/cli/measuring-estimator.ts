import type { AccuracyEstimator } from '../accuracy/accuracy.ts';
import { proceduralSplit } from '../accuracy/images/procedural/procedural-images.ts';
import type { GeneChoices, Genes } from '../codesign/gene-choices.ts';
import type { MeasuredAccuracy } from '../experiment/accuracy-schema.ts';
import type { Computation } from '../workload/computation.ts';
import type { EstimatorSetting } from './open-estimator.ts';

/** An accuracy that is measured here, on images: what needs TensorFlow.js. */
type OnImages = Exclude<MeasuredAccuracy, { readonly estimator: 'tabular' | 'predicted' }>;

export interface MeasuredNetworks {
  readonly compute: (genes: Genes) => Computation;
  readonly genes: readonly GeneChoices[];
}

/** Loads TensorFlow.js, which other commands do without, and opens what measures networks. */
export async function measuringEstimator(
  accuracy: OnImages,
  networks: MeasuredNetworks,
  setting: EstimatorSetting,
): Promise<AccuracyEstimator> {
  const { openBackend } = await import('../accuracy/tensorflow/open-backend.ts');
  const { name: backend, reason } = await openBackend('auto');
  setting.log(`accuracies are ${accuracy.estimator} on the backend ${backend}: ${reason}`);
  switch (accuracy.estimator) {
    case 'trained':
      return trained(accuracy, networks, setting);
    case 'supernet':
      return supernet(accuracy, networks, setting);
    case 'proxy':
      return proxy(accuracy, networks, setting);
  }
}

type Of<Name extends OnImages['estimator']> = Extract<OnImages, { readonly estimator: Name }>;

async function trained(
  { images, epochs, seed }: Of<'trained'>,
  { compute }: MeasuredNetworks,
  setting: EstimatorSetting,
): Promise<AccuracyEstimator> {
  const { createTrainedEstimator } = await import('../accuracy/training/trained-estimator.ts');
  const { PROCEDURAL_TRAINING } = await import('../accuracy/training/procedural-recipe.ts');
  return createTrainedEstimator({
    toComputation: compute,
    images: proceduralSplit(images.seed, { ...images, test: 0 }),
    part: 'validation',
    training: { ...PROCEDURAL_TRAINING, epochs, seed },
    now: setting.seconds,
    onEpoch: (genes, { epoch, validationTop1Pct }) => {
      if (epoch < epochs) return;
      const values = Object.values(genes).join('-');
      setting.log(`trained ${values}: ${validationTop1Pct.toFixed(1)} %`);
    },
  });
}

async function supernet(
  { images, epochs, seed, randomNetworks }: Of<'supernet'>,
  { compute, genes }: MeasuredNetworks,
  setting: EstimatorSetting,
): Promise<AccuracyEstimator> {
  const { createSupernetEstimator } = await import('../accuracy/supernet/supernet-estimator.ts');
  const { PROCEDURAL_TRAINING } = await import('../accuracy/training/procedural-recipe.ts');
  const numbers = genes.map(({ name, choices }) => ({ name, choices: choices.map(Number) }));
  return createSupernetEstimator({
    space: { compute, genes: numbers },
    images: proceduralSplit(images.seed, { ...images, test: 0 }),
    training: { ...PROCEDURAL_TRAINING, epochs, seed, randomNetworks },
    now: setting.seconds,
    onEpoch: ({ epoch, validationTop1Pct }) => {
      const largest = `the largest has ${validationTop1Pct.toFixed(1)} %`;
      setting.log(`shared weights, epoch ${epoch} of ${epochs}: ${largest}`);
    },
  });
}

async function proxy(
  { proxy: wanted, batchSize, seed, calibration }: Of<'proxy'>,
  { compute }: MeasuredNetworks,
  setting: EstimatorSetting,
): Promise<AccuracyEstimator> {
  const { createProxyEstimator } = await import('../accuracy/proxies/proxy-estimator.ts');
  const { PROXIES } = await import('../accuracy/proxies/proxies.ts');
  const known = PROXIES.find(({ name }) => name === wanted);
  if (known === undefined) throw new Error(`the proxy ${wanted} was not refused`);
  const sizes = { train: 2 * batchSize, validation: 0, test: 0 };
  return createProxyEstimator({
    proxy: known,
    toComputation: compute,
    images: proceduralSplit(seed, sizes).train,
    ...{ batchSize, seed, calibration },
    now: setting.seconds,
  });
}
