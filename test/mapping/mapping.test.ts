import { describe, expect, it } from 'vitest';
import { AXES } from '../../src/mapping/mapping.ts';

describe('the axes of a grid', () => {
  it('are x, along a row, and y, along a column', () => {
    expect(AXES).toEqual(['x', 'y']);
  });
});
