import { describe, expect, it } from 'vitest';
import {
  createPublishedGridEstimator,
  type PublishedGrid,
  publishedTop1,
} from '../../src/accuracy/published-grid.ts';
import { InputError } from '../../src/base/errors.ts';

const GRID: PublishedGrid = {
  name: 'tiny',
  title: 'Tiny',
  source: 'this test',
  genes: ['width', 'resolution'],
  anchor: { width: 1, resolution: 224 },
  results: [
    { genes: { width: 1.4, resolution: 224 }, top1Pct: 75.0 },
    { genes: { width: 1, resolution: 224 }, top1Pct: 71.8 },
    { genes: { width: 1, resolution: 192 }, top1Pct: 70.7 },
  ],
};
const NETWORK = { name: 'n', source: '', layers: [], edges: [] };

describe('publishedTop1', () => {
  it('returns a published accuracy as it was published', () => {
    expect(publishedTop1(GRID, { width: 1, resolution: 192 })).toEqual({
      top1Pct: 70.7,
      uncertaintyPct: null,
      source: 'published',
      costSeconds: 0,
    });
  });

  it('gives a missing pair the loss that the anchor width has at that resolution, and marks it', () => {
    // 75.0 + 70.7 − 71.8 = 73.9, without the noise of binary fractions
    expect(publishedTop1(GRID, { width: 1.4, resolution: 192 })).toMatchObject({
      top1Pct: 73.9,
      source: 'interpolated',
    });
  });

  it('ignores genes that the grid does not name', () => {
    expect(publishedTop1(GRID, { width: 1, resolution: 224, classes: 10 })?.top1Pct).toBe(71.8);
  });

  it('does not guess beyond the published values of a gene', () => {
    expect(publishedTop1(GRID, { width: 1.2, resolution: 224 })).toBeUndefined();
    expect(publishedTop1(GRID, { width: 1.4 })).toBeUndefined();
  });

  it('interpolates nothing without an anchor', () => {
    expect(
      publishedTop1({ ...GRID, anchor: null }, { width: 1.4, resolution: 192 }),
    ).toBeUndefined();
  });
});

describe('createPublishedGridEstimator', () => {
  it('answers in the order of the requests', async () => {
    const estimator = createPublishedGridEstimator(GRID);
    const accuracies = await estimator.estimate([
      { network: NETWORK, genes: { width: 1.4, resolution: 224 } },
      { network: NETWORK, genes: { width: 1, resolution: 224 } },
    ]);
    expect(accuracies.map((accuracy) => accuracy.top1Pct)).toEqual([75, 71.8]);
  });

  it('refuses a network outside the grid, naming the genes', async () => {
    const estimator = createPublishedGridEstimator(GRID);
    const request = { network: NETWORK, genes: { width: 2, resolution: 224 } };
    await expect(estimator.estimate([request])).rejects.toThrow(InputError);
    await expect(estimator.estimate([request])).rejects.toThrow(
      'network.genes: must be a network whose accuracy is in the published grid "tiny" or follows from it, ' +
        'got width 2, resolution 224. Use values of width and resolution that the grid lists.',
    );
  });
});
