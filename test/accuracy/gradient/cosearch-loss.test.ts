import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { COSEARCH_LOSSES } from '../../../src/accuracy/gradient/cosearch-forms.ts';
import { cosearchLoss } from '../../../src/accuracy/gradient/cosearch-loss.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';

beforeAll(() => openBackend('wasm'));

it('both forms are those of their papers', () => {
  const [image, cost] = [tf.scalar(2), tf.scalar(Math.E ** 4)];
  // 2 · 0.2 · 4^0.5
  const fbnet = cosearchLoss({ form: 'fbnet', alpha: 0.2, beta: 0.5 }, image, cost);
  expect(fbnet.dataSync()[0]).toBeCloseTo(0.8, 5);
  // 2 + 0.01 · e⁴
  const proxyless = cosearchLoss({ form: 'proxyless', lambda: 0.01 }, image, cost);
  expect(proxyless.dataSync()[0]).toBeCloseTo(2 + 0.01 * Math.E ** 4, 5);
  expect(COSEARCH_LOSSES).toEqual(['fbnet', 'proxyless']);
});
