import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argsort } from '../../src/search/argsort.ts';

describe('argsort', () => {
  it('gives the positions in ascending order, equal items in the order they came', () => {
    const items = [3, 1, 2, 1];
    const order = argsort(items.length, (a, b) => (items[a] ?? 0) > (items[b] ?? 0));
    expect([...order]).toEqual([1, 3, 2, 0]);
  });

  it('gives nothing for nothing', () => {
    expect([...argsort(0, () => true)]).toEqual([]);
  });

  it('agrees with the stable sort of arrays at any length', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 100 }), (items) => {
        const at = (position: number) => items[position] ?? 0;
        const expected = items.map((_, position) => position).sort((a, b) => at(a) - at(b));
        expect([...argsort(items.length, (a, b) => at(a) > at(b))]).toEqual(expected);
      }),
      { seed: 1 },
    );
  });
});
