import type { Computation } from '../../workload/computation.ts';
import type { Accuracy, AccuracyEstimator, AccuracyRequest } from '../accuracy.ts';
import { estimateEach } from '../estimate-each.ts';
import type { SplitImages } from '../images/image-set.ts';
import { scaleImages } from '../images/scale-images.ts';
import type { Checkpoint } from './checkpoint.ts';
import { samplingUncertaintyPct, top1Pct } from './top1.ts';
import { type TrainingOptions, type TrainingProgress, trainNetwork } from './train-network.ts';

/** Keeps trainings that are under way, by a key that names the network, the data and the options. */
export interface CheckpointStore {
  load(key: string): Checkpoint | undefined;
  save(key: string, checkpoint: Checkpoint): void;
}

export interface TrainedEstimatorOptions {
  /** What is trained for a request. */
  readonly toComputation: (genes: AccuracyRequest['genes']) => Computation;
  readonly images: SplitImages;
  /** Which part of the images the accuracy is measured on; the search must not see the test images. */
  readonly part: 'validation' | 'test';
  readonly training: TrainingOptions;
  /** Seconds, from any start. */
  readonly now: () => number;
  readonly checkpoints?: CheckpointStore;
  readonly onEpoch?: (genes: AccuracyRequest['genes'], progress: TrainingProgress) => void;
}

/**
 * An estimator that trains every network and measures what it learned, on images that are scaled to what the network takes;
 * `openBackend` comes first.
 */
export function createTrainedEstimator(options: TrainedEstimatorOptions): AccuracyEstimator {
  const { images, part, training, now } = options;
  const name = `trained:${images.train.source}`;
  return estimateEach(name, async ({ genes }, { signal }): Promise<Accuracy> => {
    const start = now();
    const computation = options.toComputation(genes);
    const key = JSON.stringify([name, training, Object.entries(genes).toSorted(byName)]);
    const scaled = {
      train: scaleImages(images.train, computation.input.height),
      validation: scaleImages(images.validation, computation.input.height),
    };
    const { parameters } = await trainNetwork(computation, scaled, training, {
      signal,
      from: options.checkpoints?.load(key),
      onEpoch: (progress) => options.onEpoch?.(genes, progress),
      onCheckpoint: (checkpoint) => options.checkpoints?.save(key, checkpoint),
    });
    const measured = scaleImages(images[part], computation.input.height);
    const top1 = top1Pct(computation, parameters, measured);
    parameters.dispose();
    return {
      top1Pct: top1,
      uncertaintyPct: samplingUncertaintyPct(top1, measured.labels.length),
      source: 'trained',
      costSeconds: now() - start,
    };
  });
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
