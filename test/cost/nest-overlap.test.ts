import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../src/mapping/mapping.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { kernelPair } from '../support/kernel-pair.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

/** Input elements that arrive at level 1, or at `child`. */
function arriving(
  layer: Layer,
  nest: Mapping,
  { child = 1, reuse = 'stepwise' as 'stepwise' | 'timeloop' } = {},
): number {
  const { fills, tileElements, saved } = kernelPair(layer, nest, 'inputs', { child, reuse });
  return fills * tileElements * (1 - saved);
}

const columns = (stride: number, dilation = 1) => ({
  stride: { row: 1, column: stride },
  dilation: { row: 1, column: dilation },
});

describe('a sliding window', () => {
  const slide = tinyNest({ t: 'Q4' }, { t: 'S3' });

  it.each([
    [1, 6], // 3 + 1 + 1 + 1
    [2, 9], // 3 + 2 + 2 + 2
    [3, 12], // nothing overlaps: 4 · 3
    [4, 12], // a gap of one column between windows is never loaded
  ])('of three taps at stride %i loads %i columns for four outputs', (stride, loaded) => {
    const layer = tinyLayer({ Q: 4, S: 3 }, columns(stride));
    expect(arriving(layer, slide)).toBeCloseTo(loaded, 10);
  });

  it('with dilated taps keeps the box between them', () => {
    // Three taps two apart: a box of 5 columns; 5 + 1 + 1 + 1.
    expect(arriving(tinyLayer({ Q: 4, S: 3 }, columns(1, 2)), slide)).toBeCloseTo(8, 10);
  });

  it('slides along the taps as well', () => {
    // Tiles of 3 outputs, one tap at a time: 3 + 1 + 1.
    const nest = tinyNest({ t: 'S3' }, { t: 'Q3' });
    expect(arriving(tinyLayer({ Q: 3, S: 3 }), nest)).toBeCloseTo(5, 10);
    // Taps two apart: 3 + 2 + 2.
    expect(arriving(tinyLayer({ Q: 3, S: 3 }, columns(1, 2)), nest)).toBeCloseTo(7, 10);
  });

  it('starts anew in every row, and for every kernel that goes over it again', () => {
    // Boxes of 2 × 2: 4 + 2 + 2 in each of three rows.
    const plane = tinyNest({ t: 'P3 Q3' }, { t: 'R2 S2' });
    expect(arriving(tinyLayer({ P: 3, Q: 3, R: 2, S: 2 }), plane)).toBeCloseTo(24, 10);
    // Two kernels: (3 + 1 + 1 + 1) twice.
    const again = tinyNest({ t: 'K2 Q4' }, { t: 'S3' });
    expect(arriving(tinyLayer({ K: 2, Q: 4, S: 3 }), again)).toBeCloseTo(12, 10);
    // Two channels.
    const channels = tinyNest({ t: 'C2 Q4' }, { t: 'S3' });
    expect(arriving(tinyLayer({ C: 2, Q: 4, S: 3 }), channels)).toBeCloseTo(12, 10);
  });

  it('keeps nothing where channels turn the tile over', () => {
    // Q4 · C2 tiles of 3 columns.
    const nest = tinyNest({ t: 'Q4 C2' }, { t: 'S3' });
    expect(arriving(tinyLayer({ C: 2, Q: 4, S: 3 }), nest)).toBeCloseTo(24, 10);
  });

  it('goes on across two loops of one dimension; Timeloop, which looks at two steps only, reloads', () => {
    const layer = tinyLayer({ Q: 6, S: 3 });
    const split = tinyNest({ t: 'Q2' }, { t: 'Q3' }, { t: 'S3' });
    // 3 + 5 · 1: from column 2 to column 3 the window moves by one, too.
    expect(arriving(layer, split, { child: 2 })).toBeCloseTo(8, 10);
    // Timeloop takes the inner loop to stand at its second step: 3 − 1 = 2 columns on, a whole box. 2 · (3 + 1 + 1).
    expect(arriving(layer, split, { child: 2, reuse: 'timeloop' })).toBeCloseTo(10, 10);
    // With two inner steps both agree: 2 − 1 = 1.
    const halves = tinyNest({ t: 'Q3' }, { t: 'Q2' }, { t: 'S3' });
    expect(arriving(layer, halves, { child: 2, reuse: 'timeloop' })).toBeCloseTo(8, 10);
  });

  it('starts anew wherever a loop over channels stands in between', () => {
    // Columns 0, 1 of two channels, then columns 2, 3: each channel begins with a whole box. 4 · (3 + 1).
    const layer = tinyLayer({ C: 2, Q: 4, S: 3 });
    const nest = tinyNest({ t: 'Q2 C2' }, { t: 'Q2' }, { t: 'S3' });
    expect(arriving(layer, nest, { child: 2 })).toBeCloseTo(16, 10);
    // And so does each sample and group.
    for (const dim of ['N', 'G']) {
      const other = tinyNest({ t: `Q2 ${dim}2` }, { t: 'Q2' }, { t: 'S3' });
      expect(arriving(tinyLayer({ [dim]: 2, Q: 4, S: 3 }), other, { child: 2 })).toBeCloseTo(
        16,
        10,
      );
    }
  });

  it('stands still where an outer step takes back what inner steps moved', () => {
    // A step of S moves the box by its two taps, a step of Q by the stride of 2.
    const layer = tinyLayer({ Q: 2, S: 4 }, columns(2));
    const nest = tinyNest({ t: 'S2 Q2' }, { t: 'S2' });
    // Boxes at (s, q): 2s + 2q = 0, 2, 2, 4. The third is the second: 2 + 2 + 0 + 2.
    expect(arriving(layer, nest)).toBeCloseTo(6, 10);
  });

  it('loads a smaller last box where the last tile is smaller', () => {
    // Q = 5 in tiles of 2, 2, 1 with three taps: boxes 0–3, 2–5, 4–6. 4 + 2 + 1 = 7, the whole row.
    const nest = tinyNest({ t: 'Q3' }, { t: 'Q2 S3' });
    expect(arriving(tinyLayer({ Q: 5, S: 3 }), nest)).toBeCloseTo(7, 10);
  });

  it('keeps nothing in a PE, and is a matter of inputs alone', () => {
    const layer = tinyLayer({ Q: 4, S: 3 });
    expect(kernelPair(layer, slide, 'inputs', { child: 2, parent: 1 }).saved).toBe(0);
    expect(kernelPair(layer, slide, 'weights', { child: 1 }).saved).toBe(0);
    expect(kernelPair(layer, slide, 'outputs', { child: 1 }).saved).toBe(0);
  });
});
