import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowLength } from '../../src/workload/footprint.ts';
import { outputLength, windowOutput } from '../../src/workload/shape-inference.ts';

const axis = { dilation: 1, rounding: 'down' } as const;

describe('outputLength', () => {
  it.each([
    [227, 11, 4, 0, 55], // (227 − 11) / 4 + 1
    [224, 7, 2, 3, 112], // ⌊(224 + 6 − 7) / 2⌋ + 1 = ⌊111.5⌋ + 1
    [224, 3, 1, 1, 224],
    [2, 3, 1, 0, 0],
    [3, 3, 2, 0, 1],
  ])(
    'of %i rows, %i taps, stride %i, padding %i is %i',
    (length, taps, stride, padding, outputs) => {
      expect(outputLength(length, { ...axis, taps, stride, padding })).toBe(outputs);
    },
  );

  it('rounds up where the last window may hang over: (109 − 3) / 2 = 53, (54 − 3) / 2 = 25.5 → 26', () => {
    const pool = { ...axis, taps: 3, stride: 2, padding: 0, rounding: 'up' } as const;
    expect(outputLength(109, pool)).toBe(54);
    expect(outputLength(54, pool)).toBe(27);
  });

  it('drops a last window that would start behind the input and its first padding', () => {
    // 3 rows, padding 1, stride 2, 2 taps: slack 3 → ⌈1.5⌉ + 1 = 3 windows, at −1, 1 and 3; row 3 is padding.
    const pool = { ...axis, taps: 2, stride: 2, padding: 1, rounding: 'up' } as const;
    expect(outputLength(3, pool)).toBe(2);
  });

  it('spreads a dilated filter: 3 taps with dilation 2 span 5 rows', () => {
    expect(outputLength(10, { ...axis, taps: 3, stride: 1, padding: 0, dilation: 2 })).toBe(6);
  });

  it('with padding "same" is ⌈length / stride⌉, as (taps − 1) / 2 rows on each side give for odd filters', () => {
    expect(outputLength(225, { ...axis, taps: 3, stride: 2, padding: 'same' })).toBe(113);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(1, 3, 5, 7),
        fc.integer({ min: 1, max: 4 }),
        (length, taps, stride) => {
          const same = outputLength(length, { ...axis, taps, stride, padding: 'same' });
          const odd = outputLength(length, { ...axis, taps, stride, padding: (taps - 1) / 2 });
          expect(same).toBe(odd);
        },
      ),
      { seed: 4 },
    );
  });

  it('fills the padded input to less than a stride, whatever the window', () => {
    const window = fc.record({
      taps: fc.integer({ min: 1, max: 7 }),
      stride: fc.integer({ min: 1, max: 4 }),
      dilation: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 3 }),
      rounding: fc.constant('down' as const),
    });
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 300 }), window, (length, shape) => {
        const outputs = outputLength(length, shape);
        const reach = windowLength(outputs, shape.taps, shape.stride, shape.dilation);
        const padded = length + 2 * shape.padding;
        expect(reach).toBeLessThanOrEqual(padded);
        expect(reach).toBeGreaterThan(padded - shape.stride);
      }),
      { seed: 5 },
    );
  });
});

describe('windowOutput', () => {
  it('takes rows from the first number of a pair, columns from the second', () => {
    const options = { kernel: { row: 1, column: 7 }, padding: { row: 0, column: 3 } };
    expect(windowOutput('a', { channels: 1, height: 17, width: 17 }, options)).toEqual({
      height: 17,
      width: 17,
    });
    const tall = { kernel: { row: 7, column: 1 }, padding: 0, stride: { row: 1, column: 2 } };
    expect(windowOutput('a', { channels: 1, height: 17, width: 17 }, tall)).toEqual({
      height: 11,
      width: 9,
    });
  });

  it('names the layer whose window does not fit', () => {
    const input = { channels: 8, height: 4, width: 9 };
    expect(() => windowOutput('conv5', input, { kernel: 5, padding: 0 })).toThrow(
      'conv5: a 5×5 window must fit into its padded input, got 8×4×9. Give the network a larger input.',
    );
  });
});
