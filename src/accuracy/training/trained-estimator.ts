import type { Computation } from '../../workload/computation.ts';
import type { Accuracy, AccuracyEstimator, AccuracyRequest } from '../accuracy.ts';
import { estimateEach } from '../estimate-each.ts';
import type { SplitImages } from '../images/image-set.ts';
import { scaleImages } from '../images/scale-images.ts';
import type { NetworkParameters } from '../tensorflow/network-parameters.ts';
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

/** Trained networks that are kept, where the same weights are measured with other bits. */
const KEPT_NETWORKS = 16;

/**
 * An estimator that trains every network and measures what it learned, on images that are scaled to what the network takes;
 * `openBackend` comes first. Networks that differ by bits alone are trained once, unrounded, and measured rounded.
 */
export function createTrainedEstimator(options: TrainedEstimatorOptions): AccuracyEstimator {
  const { images, part, now } = options;
  const kept = new Map<string, NetworkParameters>();
  return estimateEach(nameOf(options), async ({ genes }, { signal }): Promise<Accuracy> => {
    const start = now();
    const computation = options.toComputation(genes);
    const exact = withoutBits(computation);
    const content = JSON.stringify(exact);
    const parameters = kept.get(content) ?? (await train(options, exact, genes, signal));
    const measured = scaleImages(images[part], computation.input.height);
    const top1 = top1Pct(computation, parameters, measured);
    if (exact === computation) parameters.dispose();
    else keep(kept, content, parameters);
    return {
      top1Pct: top1,
      uncertaintyPct: samplingUncertaintyPct(top1, measured.labels.length),
      source: 'trained',
      costSeconds: now() - start,
    };
  });
}

async function train(
  options: TrainedEstimatorOptions,
  computation: Computation,
  genes: AccuracyRequest['genes'],
  signal: AbortSignal | undefined,
): Promise<NetworkParameters> {
  const { images, training, checkpoints } = options;
  const key = JSON.stringify([nameOf(options), training, Object.entries(genes).toSorted(byName)]);
  const scaled = {
    train: scaleImages(images.train, computation.input.height),
    validation: scaleImages(images.validation, computation.input.height),
  };
  const { parameters } = await trainNetwork(computation, scaled, training, {
    signal,
    from: checkpoints?.load(key),
    onEpoch: (progress) => options.onEpoch?.(genes, progress),
    onCheckpoint: (checkpoint) => checkpoints?.save(key, checkpoint),
  });
  return parameters;
}

function nameOf({ images }: TrainedEstimatorOptions): string {
  return `trained:${images.train.source}`;
}

/** The same computation with nothing rounded; itself where nothing is. */
function withoutBits(computation: Computation): Computation {
  if (computation.steps.every(({ bits }) => bits === undefined)) return computation;
  return { ...computation, steps: computation.steps.map(({ bits: _, ...step }) => step) };
}

function keep(kept: Map<string, NetworkParameters>, key: string, value: NetworkParameters): void {
  kept.set(key, value);
  const [oldest] = kept;
  if (kept.size <= KEPT_NETWORKS || oldest === undefined) return;
  oldest[1].dispose();
  kept.delete(oldest[0]);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
