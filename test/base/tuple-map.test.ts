import { describe, expect, it } from 'vitest';
import { TupleMap } from '../../src/base/tuple-map.ts';

describe('TupleMap', () => {
  it('finds values by the numbers of their keys, in any list', () => {
    const map = new TupleMap<string>(10);
    map.add([1, 2, 3], 'a');
    map.add([3, 2, 1], 'b');
    expect(map.get([1, 2, 3])).toBe('a');
    expect(map.get(Float64Array.of(3, 2, 1))).toBe('b');
    expect(map.get([1, 2])).toBeUndefined();
    expect(map.get([1, 2, 3, 0])).toBeUndefined();
  });

  it('tells apart keys of the same hash', () => {
    const map = new TupleMap<number>(1000);
    // 31 · 1 + 0 = 31 · 0 + 31: all of these share one hash.
    const keys = Array.from({ length: 20 }, (_, at) => [at, 31 * (19 - at)]);
    keys.forEach((key, at) => {
      map.add(key, at);
    });
    expect(keys.map((key) => map.get(key))).toEqual(keys.map((_, at) => at));
  });

  it('keeps a copy of the key', () => {
    const map = new TupleMap<string>(10);
    const key = Float64Array.of(1, 2);
    map.add(key, 'a');
    key[0] = 9;
    expect(map.get([1, 2])).toBe('a');
    expect(map.get(key)).toBeUndefined();
  });

  it('forgets everything rather than grow', () => {
    const map = new TupleMap<number>(3);
    for (let at = 0; at < 4; at++) map.add([at], at);
    expect([0, 1, 2, 3].map((at) => map.get([at]))).toEqual([undefined, undefined, undefined, 3]);
  });
});
