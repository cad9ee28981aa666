import { describe, expect, it } from 'vitest';
import {
  concatenate,
  elementCount,
  type FeatureMap,
  flatten,
  slice,
  stackRows,
  takeRows,
  toTokens,
} from '../../src/workload/feature-map.ts';

const map = (producer: string | null, channels: number, height: number, width = 1): FeatureMap => ({
  producers: [producer],
  channels,
  height,
  width,
});

describe('feature maps', () => {
  it('stand side by side with the sum of their channels and all their producers', () => {
    expect(concatenate([map('a', 3, 5, 5), map('b', 4, 5, 5), map('a', 3, 5, 5)])).toEqual({
      producers: ['a', 'b'],
      channels: 10,
      height: 5,
      width: 5,
    });
  });

  it('of different height cannot stand side by side', () => {
    expect(() => concatenate([map('a', 3, 5, 5), map('b', 4, 4, 5)])).toThrow(
      'concatenated feature maps must have the same height and width, got 3×5×5, 4×4×5',
    );
  });

  it('stack to the sum of their rows, e.g. a cache and a new token', () => {
    expect(stackRows([map(null, 64, 511), map('key', 64, 1)])).toEqual({
      producers: [null, 'key'],
      channels: 64,
      height: 512,
      width: 1,
    });
  });

  it('of different channels cannot be stacked', () => {
    expect(() => stackRows([map('a', 3, 1), map('b', 4, 1)])).toThrow('same channels and width');
  });

  it('keep their producer and their elements when flattened or turned into tokens', () => {
    const image = map('a', 3, 5, 7);
    expect(flatten(image)).toEqual({ producers: ['a'], channels: 105, height: 1, width: 1 });
    expect(toTokens(image)).toEqual({ producers: ['a'], channels: 3, height: 35, width: 1 });
    expect(elementCount(toTokens(image))).toBe(elementCount(image));
  });

  it('give at most what they have', () => {
    expect(slice(map('a', 6, 2), 2).channels).toBe(2);
    expect(() => slice(map('a', 6, 2), 7)).toThrow('at most the 6 channels');
    expect(takeRows(map('a', 6, 2), 1).height).toBe(1);
    expect(() => takeRows(map('a', 6, 2), 3)).toThrow('at most the 2 rows');
  });
});
