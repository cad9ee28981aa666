import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeastTree } from '../../src/search/least-tree.ts';

describe('LeastTree', () => {
  it('finds the least number after changes and removals', () => {
    const tree = new LeastTree(Float64Array.of(5, 3, 4));
    expect(tree.least()).toBe(1);
    tree.change(1, 9);
    expect(tree.least()).toBe(2);
    tree.takeOut(2);
    expect(tree.least()).toBe(0);
    tree.takeOut(0);
    tree.takeOut(1);
    expect(tree.least()).toBe(-1);
  });

  it('gives the last of equal numbers, infinite ones too', () => {
    const infinity = Number.POSITIVE_INFINITY;
    const tree = new LeastTree(Float64Array.of(infinity, infinity, infinity));
    expect(tree.least()).toBe(2);
    tree.takeOut(2);
    expect(tree.least()).toBe(1);
  });

  it('takes numbers out in ascending order at any length', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, (values) => {
        const tree = new LeastTree(Float64Array.from(values));
        const taken = values.map(() => {
          const position = tree.least();
          tree.takeOut(position);
          return values[position];
        });
        expect(taken).toEqual([...values].sort((a, b) => a - b));
      }),
      { seed: 1 },
    );
  });
});
