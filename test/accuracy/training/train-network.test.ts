import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { proceduralImages } from '../../../src/accuracy/images/procedural/procedural-images.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import type { Checkpoint } from '../../../src/accuracy/training/checkpoint.ts';
import {
  type TrainingProgress,
  trainNetwork,
} from '../../../src/accuracy/training/train-network.ts';
import { TINY_IMAGES, TINY_TRAINING, tinyNetwork } from '../../support/tiny-training.ts';

beforeAll(async () => {
  await openBackend('wasm');
});

async function trained(options = TINY_TRAINING, hooks = {}) {
  const { parameters, history } = await trainNetwork(tinyNetwork(), TINY_IMAGES, options, hooks);
  const weights = [...parameters.trained].map(([name, value]) => [name, value.dataSync().slice()]);
  parameters.dispose();
  return { weights: Object.fromEntries(weights), history };
}

describe('Training a network', () => {
  it('gives the same weights and accuracies for the same seed, and others for another', async () => {
    const first = await trained();
    const second = await trained();
    expect(second).toEqual(first);
    const other = await trained({ ...TINY_TRAINING, seed: 4 });
    expect(other.weights['stem.weights']).not.toEqual(first.weights['stem.weights']);
  });

  it('goes on from a checkpoint to the same weights as without a break', async () => {
    const whole = await trained();
    const checkpoints: Checkpoint[] = [];
    const seen: TrainingProgress[] = [];
    await trained(TINY_TRAINING, {
      onCheckpoint: (one: Checkpoint) => checkpoints.push(one),
      onEpoch: (one: TrainingProgress) => seen.push(one),
    });
    expect(seen.map(({ epoch }) => epoch)).toEqual([1, 2]);
    const resumed = await trained(TINY_TRAINING, { from: checkpoints[0] });
    expect(resumed).toEqual(whole);
  });

  it('refuses the checkpoint of another network', async () => {
    const checkpoints: Checkpoint[] = [];
    await trained(
      { ...TINY_TRAINING, epochs: 1 },
      {
        onCheckpoint: (one: Checkpoint) => checkpoints.push(one),
      },
    );
    const wider = trainNetwork(tinyNetwork({ channels: 6 }), TINY_IMAGES, TINY_TRAINING, {
      from: checkpoints[0],
    });
    await expect(wider).rejects.toThrow('must be of the network that is trained');
  });

  it('ends by the reason of an aborted signal and leaves no tensors behind', async () => {
    const before = tf.memory().numTensors;
    const controller = new AbortController();
    const hooks = {
      signal: controller.signal,
      onEpoch: () => controller.abort(new Error('stopped')),
    };
    await expect(trained(TINY_TRAINING, hooks)).rejects.toThrow('stopped');
    await trained({ ...TINY_TRAINING, epochs: 1 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('lowers the loss on a few images far below the 2.48 of guessing among twelve classes', async () => {
    const few = proceduralImages({ seed: 1, images: 24 });
    const options = {
      ...TINY_TRAINING,
      epochs: 36,
      batchSize: 24,
      learningRate: 0.1,
      labelSmoothing: 0,
      augmentation: null,
    };
    const network = tinyNetwork({ channels: 8 });
    const { parameters, history } = await trainNetwork(
      network,
      { train: few, validation: few },
      options,
    );
    parameters.dispose();
    expect(history.at(-1)?.meanLoss).toBeLessThan(1.7);
    expect(history[0]?.meanLoss).toBeGreaterThan(2);
  });

  it('stops when the validation accuracy has not risen for as many epochs as its patience', async () => {
    const options = { ...TINY_TRAINING, epochs: 30, learningRate: 0, patienceEpochs: 2 };
    const { history } = await trained(options);
    expect(history.length).toBeLessThan(8);
  });
});
