import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { DIM_INDEX, type DimVector, withEntry } from '../../src/mapper/dim-vector.ts';
import { tileOptions } from '../../src/mapper/tile-options.ts';
import { LOOP_DIMS, type LoopDim } from '../../src/workload/dims.ts';

const volumeBelow = (limit: number) => (bounds: DimVector) =>
  bounds.reduce((product, bound) => product * bound, 1) <= limit;

/** N, G, K, C, P, Q, R, S. */
const vector = (bounds: Partial<Record<LoopDim, number>>) =>
  LOOP_DIMS.map((dim) => bounds[dim] ?? 1);

describe('tileOptions', () => {
  it('is the whole where the whole fits', () => {
    const limits = vector({ K: 8, C: 4, Q: 5 });
    // Held back to a quarter: Q takes ⌊5 / 4⌋ = 1, K ⌊8 / 4⌋ = 2, C ⌊4 / 4⌋ = 1.
    const options = tileOptions(limits, LOOP_DIMS, () => true);
    expect(options).toContainEqual(limits);
    expect(new Set(options.map(String))).toEqual(
      new Set(
        [limits, vector({ K: 8, C: 4 }), vector({ K: 2, C: 4, Q: 5 }), vector({ K: 8, Q: 5 })].map(
          String,
        ),
      ),
    );
  });

  it('grows each group first in turn', () => {
    const options = tileOptions(vector({ K: 8, C: 8, Q: 8 }), LOOP_DIMS, volumeBelow(8));
    expect(options).toContainEqual(vector({ K: 8 }));
    expect(options).toContainEqual(vector({ C: 8 }));
    expect(options).toContainEqual(vector({ Q: 8 }));
    // A quarter of 8, and 4 for the next.
    expect(options).toContainEqual(vector({ K: 2, C: 4 }));
  });

  it('takes no more than as many steps outside need', () => {
    // Six of eight kernels fit: two steps, so four are enough.
    const options = tileOptions(vector({ K: 8 }), LOOP_DIMS, volumeBelow(6));
    expect(options).toContainEqual(vector({ K: 4 }));
    expect(options).not.toContainEqual(vector({ K: 6 }));
  });

  it('leaves dimensions alone that may have no loop here', () => {
    const options = tileOptions(vector({ K: 8, C: 8, Q: 8 }), ['C'], volumeBelow(4));
    for (const option of options) expect([option[2], option[5]]).toEqual([1, 1]);
    expect(options).toContainEqual(vector({ C: 4 }));
  });

  it('is one step of everything where nothing more fits', () => {
    expect(tileOptions(vector({ K: 8, Q: 3 }), LOOP_DIMS, volumeBelow(1))).toEqual([vector({})]);
  });

  const groupOf = (dim: LoopDim) => ['QPN', 'KG', 'SRC'].findIndex((group) => group.includes(dim));

  it('fits, differs, and cannot grow but in the group that was held back, for random limits', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = createRandom(seed);
      const limits = LOOP_DIMS.map(() => random.integer(1, 20));
      const room = random.integer(1, 2000);
      // Monotone, with a window: rows of inputs, weights and outputs.
      const fitting = ([n = 1, g = 1, k = 1, c = 1, p = 1, q = 1, r = 1, s = 1]: DimVector) =>
        g * (n * c * (p + r - 1) * (q + s - 1) + k * c * r * s + n * k * p * q) <= room;
      if (!fitting(vector({}))) continue;
      const options = tileOptions(limits, LOOP_DIMS, fitting);
      expect(new Set(options.map(String)).size).toBe(options.length);
      for (const option of options) {
        expect(fitting(option)).toBe(true);
        const growing = LOOP_DIMS.filter((dim) => {
          const at = DIM_INDEX[dim];
          const [bound = 1, limit = 1] = [option[at], limits[at]];
          expect(bound).toBeLessThanOrEqual(limit);
          const steps = Math.ceil(limit / bound);
          // The next larger bound that takes fewer steps.
          return steps > 1 && fitting(withEntry(option, at, Math.ceil(limit / (steps - 1))));
        });
        expect(new Set(growing.map(groupOf)).size).toBeLessThanOrEqual(1);
      }
    }
  });
});
