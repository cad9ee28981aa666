import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedCost } from '../../../src/accuracy/gradient/expected-cost.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';

beforeAll(() => openBackend('wasm'));

const WIDTH = { name: 'width', choices: [4, 8] };
const ROWS = { name: 'rows', choices: [1, 2, 3] };
/** Of width 4: 1, 2, 3; of width 8: 10, 20, 30; and 5 or 7 whatever the rows. */
const FACTORS = [
  { genes: [WIDTH, ROWS], costs: [1, 2, 3, 10, 20, 30] },
  { genes: [WIDTH], costs: [5, 7] },
];

describe('expectedCost', () => {
  it('is the table’s own for a discrete design', () => {
    const discrete = new Map([
      ['width', tf.tensor1d([0, 1])],
      ['rows', tf.tensor1d([0, 1, 0])],
    ]);
    expect(expectedCost(FACTORS, discrete).dataSync()[0]).toBe(27); // 20 + 7
  });

  it('weighs every combination by its probability, and tells which way is cheaper', () => {
    const rows = tf.tensor1d([0.5, 0.5, 0]);
    const cost = (width: tf.Tensor) =>
      expectedCost(
        FACTORS,
        new Map([
          ['width', width as tf.Tensor1D],
          ['rows', rows],
        ]),
      );
    // ¼ · (½ · 1 + ½ · 2 + 5) + ¾ · (½ · 10 + ½ · 20 + 7) = 1.625 + 16.5
    expect(cost(tf.tensor1d([0.25, 0.75])).dataSync()[0]).toBeCloseTo(18.125);
    const slope = tf.grad(cost)(tf.tensor1d([0.25, 0.75]));
    expect([...slope.dataSync()]).toEqual([6.5, 22]);
  });

  it('says which gene has no probabilities', () => {
    expect(() => expectedCost(FACTORS, new Map())).toThrow('there is no gene width');
  });
});
