import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { argsort } from '../../src/search/argsort.ts';
import { argsortKeys } from '../../src/search/argsort-keys.ts';

describe('argsortKeys', () => {
  it('is stable: equal keys keep their order', () => {
    expect([...argsortKeys(Float64Array.of(2, 1, 2, 1, Number.POSITIVE_INFINITY, 0))]).toEqual([
      5, 1, 3, 0, 2, 4,
    ]);
  });

  it('gives what argsort gives with a comparison, for every length', () => {
    const random = createRandom(1);
    for (const count of [0, 1, 2, 11, 12, 13, 24, 25, 100, 1000]) {
      const keys = Float64Array.from({ length: count }, () => random.integer(0, 40));
      const expected = argsort(count, (a, b) => (keys[a] ?? 0) > (keys[b] ?? 0));
      expect([...argsortKeys(keys)]).toEqual([...expected]);
    }
  });
});
