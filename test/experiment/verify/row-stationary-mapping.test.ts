import { describe, expect, it } from 'vitest';
import { rowStationaryMapping } from '../../../src/experiment/verify/row-stationary-mapping.ts';
import { tinyLayer } from '../../support/tiny-nest.ts';

const parameters = { m: 4, n: 2, e: 3, p: 2, q: 2, r: 1, t: 1 };

describe('A row-stationary mapping', () => {
  it('runs strips, channel groups and passes outside, and whole rows of an image inside', () => {
    // 8 filters, m = 4 in the buffer, 2 in a PE; 4 images, 2 a pass; 6 rows in strips of 3; 4 channels, 2 in a PE.
    const layer = tinyLayer({ N: 4, K: 8, C: 4, P: 6, Q: 5, R: 2, S: 3 });
    const [dram, buffer, inputs, weights, sums] = rowStationaryMapping(
      layer,
      parameters,
      14,
    ).levels;
    expect(dram?.temporal).toEqual([
      { dim: 'K', bound: 2 },
      { dim: 'N', bound: 2 },
      { dim: 'P', bound: 2 },
      { dim: 'C', bound: 2 },
    ]);
    expect(buffer?.temporal).toEqual([
      { dim: 'K', bound: 2 },
      { dim: 'N', bound: 2 },
      { dim: 'Q', bound: 5 },
    ]);
    expect(buffer?.spatial).toEqual([
      { dim: 'P', bound: 3, axis: 'x' },
      { dim: 'R', bound: 2, axis: 'y' },
    ]);
    expect([inputs, weights].flatMap((level) => level?.temporal)).toEqual([]);
    expect(sums?.temporal).toEqual([
      { dim: 'C', bound: 2 },
      { dim: 'S', bound: 3 },
      { dim: 'K', bound: 2 },
    ]);
  });

  it('lets a set that is wider than the array go on in rows of its own', () => {
    const wide = { ...parameters, e: 27 };
    const [, buffer] = rowStationaryMapping(tinyLayer({ P: 27, R: 5 }), wide, 14).levels;
    expect(buffer?.spatial).toEqual([
      { dim: 'P', bound: 14, axis: 'x' },
      { dim: 'P', bound: 2, axis: 'y' },
      { dim: 'R', bound: 5, axis: 'y' },
    ]);
  });

  it('puts sets on other filters side by side where they fit, else on top of each other', () => {
    const spread = (e: number) =>
      rowStationaryMapping(tinyLayer({ P: e, R: 3 }), { ...parameters, e, r: 2, t: 2 }, 14)
        .levels[1]?.spatial;
    expect(spread(7)).toContainEqual({ dim: 'K', bound: 2, axis: 'x' });
    expect(spread(8)).toContainEqual({ dim: 'K', bound: 2, axis: 'y' });
    expect(spread(8)).toContainEqual({ dim: 'C', bound: 2, axis: 'y' });
  });
});
