import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { exchangeSegment } from '../../../src/search/operators/two-point-crossover.ts';

describe('exchangeSegment', () => {
  it('exchanges one run of the genes that it is given, and no other', () => {
    const random = createRandom(1);
    const lengths = new Set<number>();
    for (let i = 0; i < 200; i++) {
      const first = [0, 0, 0, 0, 0, 0];
      const second = [1, 1, 1, 1, 1, 1];
      exchangeSegment(first, second, Int32Array.of(0, 2, 3, 5), random);
      expect(first.map((value, gene) => value + (second[gene] ?? 0))).toEqual([1, 1, 1, 1, 1, 1]);
      expect([first[1], first[4]]).toEqual([0, 0]);
      const row = [first[0], first[2], first[3], first[5]].join('');
      expect(row).toMatch(/^0*1*0*$/);
      lengths.add(row.replaceAll('0', '').length);
    }
    expect([...lengths].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('exchanges a single gene half of the time', () => {
    const random = createRandom(2);
    let exchanged = 0;
    for (let i = 0; i < 1000; i++) {
      const first = [0];
      exchangeSegment(first, [1], Int32Array.of(0), random);
      exchanged += first[0] ?? 0;
    }
    // Binomial: 500 ± 4 · √250 ≈ 63.
    expect(Math.abs(exchanged - 500)).toBeLessThan(63);
  });
});
