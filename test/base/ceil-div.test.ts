import { describe, expect, it } from 'vitest';
import { ceilDiv } from '../../src/base/ceil-div.ts';

describe('ceilDiv', () => {
  it.each([
    [0, 3, 0],
    [1, 3, 1],
    [3, 3, 1],
    [4, 3, 2],
    [55, 14, 4], // 3 · 14 = 42 < 55 ≤ 56
    [999_999, 1_000_000, 1],
    [1_000_000, 1, 1_000_000],
    [1_000_000, 999_999, 2],
    [999_998, 3, 333_333], // 3 · 333,333 = 999,999
  ])('rounds %i / %i up to %i', (numerator, denominator, quotient) => {
    expect(ceilDiv(numerator, denominator)).toBe(quotient);
  });

  it('gives q from (q − 1)·d + 1 up to q·d', () => {
    for (let denominator = 1; denominator <= 60; denominator++) {
      for (let quotient = 1; quotient <= 60; quotient++) {
        expect(ceilDiv((quotient - 1) * denominator + 1, denominator)).toBe(quotient);
        expect(ceilDiv(quotient * denominator, denominator)).toBe(quotient);
      }
    }
  });

  it('stays exact when every step rounds to float32, where Math.ceil does not', () => {
    const { fround } = Math;
    const inFloat32 = (a: number, b: number) => {
      const sum = fround(fround(a + b) - 0.5);
      return Math.floor(fround(sum / b));
    };
    let wrongCeils = 0;
    // Multiples, and one less and more, up to 10^6: where a rounded quotient can cross a whole number.
    for (let denominator = 1; denominator <= 1000; denominator += 7) {
      for (let quotient = 1; quotient * denominator < 1_000_000; quotient += 997) {
        for (const numerator of [quotient * denominator - 1, quotient * denominator]) {
          expect(inFloat32(numerator, denominator)).toBe(ceilDiv(numerator, denominator));
        }
        // What a GPU may do: multiply by a rounded reciprocal.
        const viaReciprocal = fround(quotient * denominator * fround(1 / denominator));
        if (Math.ceil(viaReciprocal) !== quotient) wrongCeils++;
      }
    }
    expect(wrongCeils).toBeGreaterThan(0);
  });
});
