import { expect, test } from 'vitest';
import { BoundedMap } from '../../src/base/bounded-map.ts';

test('a bounded map forgets what was set longest ago', () => {
  const map = new BoundedMap<string, number>(2).set('a', 1).set('b', 2).set('a', 3).set('c', 4);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([3, undefined, 4]);
  expect(['a', 'b', 'c'].map((key) => map.has(key))).toEqual([true, false, true]);
});
