import { describe, expect, it } from 'vitest';
import { footprint, windowLength } from '../../src/workload/footprint.ts';
import { toyLayer } from './toy-network.ts';

describe('windowLength', () => {
  it.each([
    [1, 3, 1, 1, 3],
    [55, 11, 4, 1, 227], // AlexNet conv1: 54·4 + 10 + 1
    [4, 3, 2, 2, 11], // 3·2 + 2·2 + 1
    [5, 1, 3, 1, 13], // 4·3 + 1: rows that a stride jumps over count as part of the window
  ])(
    'of %i outputs, %i taps, stride %i, dilation %i is %i',
    (outputs, taps, stride, dilation, length) => {
      expect(windowLength(outputs, taps, stride, dilation)).toBe(length);
    },
  );
});

describe('footprint', () => {
  const strides = { stride: { row: 2, column: 1 }, dilation: { row: 1, column: 2 } };
  const extents = { N: 2, G: 3, K: 4, C: 5, P: 6, Q: 7, R: 1, S: 3 };
  const layer = toyLayer('a', 'conv', extents, strides);

  it('of weights is G·K·C·R·S = 3·4·5·1·3', () => {
    expect(footprint(layer, 'weights', extents)).toBe(180);
  });

  it('of outputs is N·G·K·P·Q = 2·3·4·6·7', () => {
    expect(footprint(layer, 'outputs', extents)).toBe(1008);
  });

  it('of inputs pairs P with R and Q with S: 2·3·5 · (5·2 + 1) · (6·1 + 2·2 + 1)', () => {
    expect(footprint(layer, 'inputs', extents)).toBe(30 * 11 * 11);
  });

  it("of a tile takes the tile's own extents", () => {
    const tile = { N: 1, G: 1, K: 2, C: 5, P: 2, Q: 1, R: 1, S: 3 };
    expect(footprint(layer, 'inputs', tile)).toBe(5 * 3 * 5);
  });
});
