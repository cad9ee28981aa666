import type { Accuracy, AccuracyEstimator } from '../accuracy.ts';
import { estimateEach } from '../estimate-each.ts';
import type { SplitImages } from '../images/image-set.ts';
import { samplingUncertaintyPct } from '../training/top1.ts';
import type { TrainedNetwork, TrainingProgress } from '../training/train-network.ts';
import type { CheckpointStore } from '../training/trained-estimator.ts';
import { inheritedTop1Pct } from './inherited-top1.ts';
import type { SupernetSpace } from './supernet-space.ts';
import { type SupernetTraining, trainSupernet } from './train-supernet.ts';

export interface SupernetEstimatorOptions {
  readonly space: SupernetSpace;
  readonly images: SplitImages;
  readonly training: SupernetTraining;
  /** Seconds, from any start. */
  readonly now: () => number;
  readonly checkpoints?: CheckpointStore;
  readonly onEpoch?: (progress: TrainingProgress) => void;
}

/**
 * An estimator that trains shared weights once, when it is first asked, and measures every network with what it inherits;
 * `openBackend` comes first. The seconds of the training are those of the first answer.
 */
export function createSupernetEstimator(options: SupernetEstimatorOptions): AccuracyEstimator {
  const { space, images, training, now } = options;
  const name = `supernet:${images.train.source}`;
  let trained: TrainedNetwork | undefined;
  return estimateEach(name, async ({ genes }, { signal }): Promise<Accuracy> => {
    const start = now();
    const key = JSON.stringify([name, training, space.genes]);
    trained ??= await trainSupernet(space, images, training, {
      signal,
      from: options.checkpoints?.load(key),
      onEpoch: (progress) => options.onEpoch?.(progress),
      onCheckpoint: (checkpoint) => options.checkpoints?.save(key, checkpoint),
    });
    const top1Pct = inheritedTop1Pct(space, trained.parameters, images, genes);
    return {
      top1Pct,
      uncertaintyPct: samplingUncertaintyPct(top1Pct, images.validation.labels.length),
      source: 'supernet',
      costSeconds: now() - start,
    };
  });
}
