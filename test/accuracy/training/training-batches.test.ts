import { describe, expect, it } from 'vitest';
import { learningRate, trainingBatches } from '../../../src/accuracy/training/training-batches.ts';
import { TINY_IMAGES, TINY_TRAINING } from '../../support/tiny-training.ts';

describe('Batches of a training', () => {
  it('rises for an epoch and falls along a cosine', () => {
    const options = { learningRate: 0.1, epochs: 11 };
    expect(learningRate(options, 0)).toBeCloseTo((0.1 * 0.05) / 1.05);
    expect(learningRate(options, 1)).toBeCloseTo(0.1);
    expect(learningRate(options, 6)).toBeCloseTo(0.05); // half of the ten epochs after the first
    expect(learningRate(options, 11)).toBeCloseTo(0);
  });

  it('are the same for the same seed and epoch, others in another epoch, and leave out what fills no batch', async () => {
    const labelsOf = async (epoch: number) => {
      const options = { ...TINY_TRAINING, batchSize: 20 };
      const labels: number[][] = [];
      for await (const { set } of trainingBatches(TINY_IMAGES.train, options, epoch, undefined))
        labels.push([...set.labels]);
      return labels;
    };
    const first = await labelsOf(0);
    expect(first.map(({ length }) => length)).toEqual([20, 20]); // of 48
    expect(await labelsOf(0)).toEqual(first);
    expect(await labelsOf(1)).not.toEqual(first);
  });
});
