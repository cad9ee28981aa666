import { createRandom } from '../../base/random.ts';
import { augmentImages } from '../images/augment-images.ts';
import { type ImageSet, pickImages } from '../images/image-set.ts';
import type { TrainingOptions } from './train-network.ts';

/** Images of one step, and how far it goes. */
export interface TrainingBatch {
  readonly set: ImageSet;
  readonly rate: number;
}

/**
 * The batches of an epoch, in an order and with changes that follow from seed and epoch alone; between two of them events get
 * in, so that an interruption is noticed.
 *
 * @throws the reason of the signal when it is aborted
 */
export async function* trainingBatches(
  train: ImageSet,
  options: TrainingOptions,
  epoch: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<TrainingBatch> {
  const random = createRandom(options.seed * 7919 + epoch + 1);
  const order = random.shuffle(Array.from({ length: train.labels.length }, (_, place) => place));
  const batches = Math.max(1, Math.floor(order.length / options.batchSize));
  for (let batch = 0; batch < batches; batch++) {
    await letEventsIn();
    signal?.throwIfAborted();
    const places = order.slice(batch * options.batchSize, (batch + 1) * options.batchSize);
    const picked = pickImages(train, places);
    const { augmentation } = options;
    const set = augmentation === null ? picked : augmentImages(picked, random, augmentation);
    yield { set, rate: learningRate(options, epoch + batch / batches) };
  }
}

/** @param time  epochs since the start, with the share of the present one */
export function learningRate(
  { learningRate: highest, epochs }: Pick<TrainingOptions, 'learningRate' | 'epochs'>,
  time: number,
): number {
  const warmup = Math.min(1, epochs / 4);
  if (time < warmup) return (highest * (time + 0.05)) / (warmup + 0.05);
  return (highest * (1 + Math.cos((Math.PI * (time - warmup)) / (epochs - warmup)))) / 2;
}

function letEventsIn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
