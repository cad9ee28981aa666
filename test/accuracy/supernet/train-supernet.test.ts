import { beforeAll, describe, expect, it } from 'vitest';
import { inheritedTop1Pct } from '../../../src/accuracy/supernet/inherited-top1.ts';
import { trainSupernet } from '../../../src/accuracy/supernet/train-supernet.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import type { Checkpoint } from '../../../src/accuracy/training/checkpoint.ts';
import { ELASTIC_GENES, elasticNetwork, SMALLEST } from '../../support/tiny-elastic.ts';
import { TINY_IMAGES, TINY_TRAINING } from '../../support/tiny-training.ts';

const SPACE = { genes: ELASTIC_GENES, compute: elasticNetwork };
const TRAINING = { ...TINY_TRAINING, randomNetworks: 1 };

beforeAll(() => openBackend('wasm'));

async function weightsAfter(from: Checkpoint | undefined, seed: number) {
  const checkpoints: Checkpoint[] = [];
  const options = { ...TRAINING, seed };
  const hooks = { from, onCheckpoint: (one: Checkpoint) => checkpoints.push(one) };
  const { parameters } = await trainSupernet(SPACE, TINY_IMAGES, options, hooks);
  const weights = [...(parameters.trained.get('stage1.conv.weights')?.dataSync() ?? [])];
  parameters.dispose();
  return { weights, checkpoints };
}

describe('trainSupernet', () => {
  it('gives the same weights for the same seed, also when it goes on from a checkpoint, and others for another', async () => {
    const first = await weightsAfter(undefined, 3);
    expect((await weightsAfter(undefined, 3)).weights).toEqual(first.weights);
    expect((await weightsAfter(first.checkpoints[0], 3)).weights).toEqual(first.weights);
    expect((await weightsAfter(undefined, 4)).weights).not.toEqual(first.weights);
  });

  it('ends between two batches by the reason of the signal', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('enough')), 1);
    const hooks = { signal: controller.signal };
    const long = { ...TRAINING, epochs: 1000 };
    await expect(trainSupernet(SPACE, TINY_IMAGES, long, hooks)).rejects.toThrow('enough');
  });

  it('brings down what largest, smallest and drawn networks lose together', async () => {
    const options = { ...TRAINING, epochs: 4, augmentation: null, labelSmoothing: 0 };
    const { parameters, history } = await trainSupernet(SPACE, TINY_IMAGES, options);
    expect(history.at(-1)?.meanLoss).toBeLessThan(0.99 * (history[0]?.meanLoss ?? 0));
    const top1Pct = inheritedTop1Pct(SPACE, parameters, TINY_IMAGES, SMALLEST);
    expect((top1Pct * 24) / 100).toBeCloseTo(Math.round((top1Pct * 24) / 100)); // a count of 24 images
    parameters.dispose();
  });
});
