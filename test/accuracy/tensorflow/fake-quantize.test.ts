import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeQuantize } from '../../../src/accuracy/tensorflow/fake-quantize.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';

beforeAll(() => openBackend('wasm'));

function rounded(values: readonly number[], bits: number): number[] {
  // + 0, so that −0 is 0
  return [...fakeQuantize(tf.tensor1d([...values]), bits, 'tensor').dataSync()].map((x) => x + 0);
}

describe('fakeQuantize', () => {
  it('rounds to the steps that there are: one each way with two bits, three without a sign', () => {
    expect(rounded([-1, -0.6, -0.4, 0.3, 0.9], 2)).toEqual([-1, -1, 0, 0, 1]);
    expect(rounded([0, 1, 1.6, 3], 2)).toEqual([0, 1, 2, 3]);
    expect(rounded([-7, 2.4, 6.6], 4)).toEqual([-7, 2, 7]);
  });

  it('errs by half a step at most, and less with every bit', () => {
    const values = Array.from({ length: 50 }, (_, at) => Math.sin(at));
    const errors = [2, 4, 8, 16].map((bits) => {
      const found = rounded(values, bits);
      return Math.max(...values.map((value, at) => Math.abs(value - (found[at] ?? 0))));
    });
    const largest = Math.max(...values.map(Math.abs));
    for (const [at, bits] of [2, 4, 8, 16].entries())
      expect(errors[at]).toBeLessThanOrEqual(largest / (2 ** (bits - 1) - 1) / 2 + 1e-6);
    expect(errors).toEqual([...errors].sort((a, b) => b - a));
  });

  it('has a range for each channel where it is told so', () => {
    const x = tf.tensor2d([
      [1, 100],
      [-0.6, 20],
    ]);
    expect([...fakeQuantize(x, 2, 'channel').dataSync()]).toEqual([1, 100, -1, 0]);
  });
});
