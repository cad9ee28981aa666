import type { AccuracyEstimator } from '../accuracy/accuracy.ts';
import { proceduralSplit } from '../accuracy/images/procedural/procedural-images.ts';
import type { Genes } from '../codesign/gene-choices.ts';
import type { MeasuredAccuracy } from '../experiment/accuracy-schema.ts';
import type { Computation } from '../workload/computation.ts';
import type { EstimatorSetting } from './open-estimator.ts';

/** An accuracy that is measured here, on images: what needs TensorFlow.js. */
type OnImages = Exclude<MeasuredAccuracy, { readonly estimator: 'tabular' | 'predicted' }>;

/** Loads TensorFlow.js, which other commands do without, and opens what measures networks. */
export async function measuringEstimator(
  accuracy: OnImages,
  toComputation: (genes: Genes) => Computation,
  setting: EstimatorSetting,
): Promise<AccuracyEstimator> {
  const { openBackend } = await import('../accuracy/tensorflow/open-backend.ts');
  const { name, reason } = await openBackend('auto');
  setting.log(`accuracies are ${accuracy.estimator} on the backend ${name}: ${reason}`);
  const now = setting.seconds;
  switch (accuracy.estimator) {
    case 'trained': {
      const { createTrainedEstimator } = await import('../accuracy/training/trained-estimator.ts');
      const { PROCEDURAL_TRAINING } = await import('../accuracy/training/procedural-recipe.ts');
      const { seed, train, validation } = accuracy.images;
      return createTrainedEstimator({
        toComputation,
        images: proceduralSplit(seed, { train, validation, test: 0 }),
        part: 'validation',
        training: { ...PROCEDURAL_TRAINING, epochs: accuracy.epochs, seed: accuracy.seed },
        now,
        onEpoch: (genes, { epoch, epochs, validationTop1Pct }) => {
          if (epoch < epochs) return;
          const values = Object.values(genes).join('-');
          setting.log(`trained ${values}: ${validationTop1Pct.toFixed(1)} %`);
        },
      });
    }
    case 'proxy': {
      const { createProxyEstimator } = await import('../accuracy/proxies/proxy-estimator.ts');
      const { PROXIES } = await import('../accuracy/proxies/proxies.ts');
      const { batchSize, seed, calibration } = accuracy;
      const proxy = PROXIES.find((one) => one.name === accuracy.proxy);
      if (proxy === undefined) throw new Error(`the proxy ${accuracy.proxy} was not refused`);
      const { train: images } = proceduralSplit(seed, {
        train: 2 * batchSize,
        validation: 0,
        test: 0,
      });
      return createProxyEstimator({
        ...{ proxy, toComputation, images, batchSize, seed, calibration, now },
      });
    }
  }
}
