import { beforeAll, describe, expect, it } from 'vitest';
import { resnetElastic } from '../../../models/spaces/resnet-elastic.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import { createTrainedEstimator } from '../../../src/accuracy/training/trained-estimator.ts';
import { TINY_IMAGES, TINY_TRAINING } from '../../support/tiny-training.ts';

beforeAll(() => openBackend('wasm'));

const NETWORK = { name: 'n', source: '', layers: [], edges: [] };

function estimator(onEpoch: () => void) {
  return createTrainedEstimator({
    toComputation: ({ bits, width }) =>
      resnetElastic({
        resolution: 8,
        widths: [Number(width)],
        blocks: [0],
        kernels: [3],
        classes: 12,
        bits: [{ weights: Number(bits), activations: Number(bits) }],
      }),
    images: TINY_IMAGES,
    part: 'validation',
    training: { ...TINY_TRAINING, epochs: 1 },
    now: () => 0,
    onEpoch,
  });
}

describe('createTrainedEstimator', () => {
  it('trains networks that differ by bits alone once, and measures them as if each were alone', async () => {
    let epochs = 0;
    const requests = [16, 2, 24].map((bits) => ({ network: NETWORK, genes: { bits, width: 4 } }));
    const counted = estimator(() => epochs++);
    const together = await counted.estimate(requests);
    expect(epochs).toBe(1);
    await counted.estimate([{ network: NETWORK, genes: { bits: 16, width: 2 } }]);
    expect(epochs).toBe(2);
    const [alone] = await estimator(() => {}).estimate(requests.slice(1, 2));
    expect(together[1]).toEqual(alone);
    // 16 bits are as good as none on 24 images
    expect(together[0]?.top1Pct).toBe(together[2]?.top1Pct);
  });
});
