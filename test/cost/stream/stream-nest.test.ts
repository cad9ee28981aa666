import { describe, expect, it } from 'vitest';
import { nestRow } from '../../../src/cost/nest-columns.ts';
import { streamNest } from '../../../src/cost/stream/stream-nest.ts';
import { tinyLayer, tinyNest } from '../../support/tiny-nest.ts';

describe('a nest as a tile stream sees it', () => {
  const layer = tinyLayer({ K: 32, C: 16, P: 3, Q: 50 }, { stride: { row: 2, column: 3 } });
  // A tile at DRAM is Q 25 = 5 · 5, K 16 and C 16 along the array, P 1.
  const mapping = tinyNest({ t: 'K2 P3 Q2' }, { t: 'Q5', x: 'K16' }, { t: 'Q5', y: 'C16' });
  const nest = streamNest(nestRow(layer, mapping), 0, 3);

  it('has tiles of what one step at DRAM covers', () => {
    expect(nest.extents).toEqual({ ...layer.extents });
    expect(nest.tile).toEqual({ N: 1, G: 1, K: 16, C: 16, P: 1, Q: 25, R: 1, S: 1 });
  });

  it('knows what the array does at the same time, over all levels', () => {
    expect(nest.spatial).toEqual({ N: 1, G: 1, K: 16, C: 16, P: 1, Q: 1, R: 1, S: 1 });
  });

  it('lists the loops at DRAM, outermost first, without those of one step', () => {
    expect(nest.loops).toEqual([
      { dim: 'K', bound: 2 },
      { dim: 'P', bound: 3 },
      { dim: 'Q', bound: 2 },
    ]);
  });

  it('keeps how far the input moves', () => {
    expect(nest.moves).toMatchObject({ P: 2, Q: 3, R: 1, S: 1 });
  });

  it('has no tile larger than the layer where bounds are uneven', () => {
    // 4 · 5 steps cover the 17 columns; the whole layer is one tile.
    const uneven = tinyNest({}, { t: 'Q4' }, { t: 'Q5' });
    const short = streamNest(nestRow(tinyLayer({ Q: 17 }), uneven), 0, 3);
    expect(short.tile.Q).toBe(17);
    expect(short.loops).toEqual([]);
  });
});
