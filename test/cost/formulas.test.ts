import { describe, expect, it } from 'vitest';
import {
  distinctOffsets,
  exposedCycles,
  greatestCommonDivisor,
  isRelevantDim,
  lastExtentAfterLoop,
  pacedCycles,
  rowAccesses,
  tilesAfterLoop,
  transferCycles,
} from '../../src/cost/formulas.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import { isRelevant, OPERANDS } from '../../src/workload/operand.ts';

describe('tiles and their last extent', () => {
  it('cut 55 into 4 tiles of 14, the last of 13', () => {
    expect(tilesAfterLoop(1, 55, 4, 14)).toBe(4);
    expect(lastExtentAfterLoop(55, 14)).toBe(13);
  });

  it('cut full tiles by the bound, and the last by what it has', () => {
    // Three tiles of 8, the last of 5, each cut by a loop of 4 steps of 2: 2 · 4 + 3, the last of 1.
    expect(tilesAfterLoop(3, 5, 4, 2)).toBe(11);
    expect(lastExtentAfterLoop(5, 2)).toBe(1);
  });

  it('leave a full last tile where the extent divides', () => {
    expect(tilesAfterLoop(1, 56, 4, 14)).toBe(4);
    expect(lastExtentAfterLoop(56, 14)).toBe(14);
  });
});

describe('isRelevantDim', () => {
  it('says for kernels what RELEVANT_DIMS says', () => {
    OPERANDS.forEach((operand, index) => {
      LOOP_DIMS.forEach((dim, place) => {
        expect(isRelevantDim(index, place)).toBe(isRelevant(operand, dim) ? 1 : 0);
      });
    });
  });
});

describe('greatestCommonDivisor', () => {
  it.each([
    [12, 18, 6],
    [18, 12, 6],
    [7, 1, 1],
    [1, 1, 1],
    [13, 13, 13],
    [832_040, 514_229, 1], // neighbours in Fibonacci's row: the longest way to go below 10^6
    [1_000_000, 750_000, 250_000],
  ])('of %i and %i is %i', (a, b, divisor) => {
    expect(greatestCommonDivisor(a, b)).toBe(divisor);
  });
});

describe('distinctOffsets', () => {
  it('equals counting them, for every small array', () => {
    for (let outputs = 1; outputs <= 6; outputs++) {
      for (let taps = 1; taps <= 6; taps++) {
        for (let outputStep = 1; outputStep <= 6; outputStep++) {
          for (let tapStep = 1; tapStep <= 6; tapStep++) {
            const offsets = new Set<number>();
            for (let p = 0; p < outputs; p++) {
              for (let r = 0; r < taps; r++) offsets.add(p * outputStep + r * tapStep);
            }
            expect(distinctOffsets(outputs, outputStep, taps, tapStep)).toBe(offsets.size);
          }
        }
      }
    }
  });
});

describe('rowAccesses', () => {
  it.each([
    [10, 4, 3],
    [8, 4, 2],
    [0, 4, 0],
    [2.5, 4, 1], // the mean over instances need not be whole
    [10, 0.5, 20], // an element that is wider than a row takes two
  ])('counts whole rows for %d elements at %d a row: %i', (elements, perRow, rows) => {
    expect(rowAccesses(elements, perRow)).toBeCloseTo(rows, 12);
  });

  it('does not count a row for a rounding error', () => {
    expect(rowAccesses(0.1 * 3 * 10, 1)).toBe(3); // 3.0000000000000004
  });
});

describe('transferCycles', () => {
  it('divides bits by the bandwidth, and takes no time where there is no limit', () => {
    expect(transferCycles(100, 8)).toBe(12.5);
    expect(transferCycles(100, 0)).toBe(0);
  });
});

describe('exposedCycles', () => {
  // n tiles of transfer t and work w take t + (n − 1)·max(t, w) + w; the steady state is n·max(t, w).
  it('is the first transfer where work sets the pace', () => {
    // Four tiles, t = 3, w = 5: 3 + 3 · 5 + 5 = 23, and 23 − 20 = 3.
    expect(exposedCycles(3, 4 * 5, 4)).toBe(3);
  });

  it('is the last work where transfers set the pace', () => {
    // t = 7: 7 + 3 · 7 + 5 = 33, and 33 − 28 = 5.
    expect(exposedCycles(7, 4 * 5, 4)).toBe(5);
    // A single tile of 10 cycles to load and one of work: 11, and 11 − 10 = 1.
    expect(exposedCycles(10, 1, 1)).toBe(1);
  });
});

describe('pacedCycles', () => {
  it('is the compute cycles where the port keeps up', () => {
    expect(pacedCycles(100, 8, 16)).toBe(100);
    expect(pacedCycles(100, 16, 16)).toBe(100);
    expect(pacedCycles(100, 0, 16)).toBe(100);
  });

  it('stretches every step where it does not, to whole cycles', () => {
    expect(pacedCycles(100, 24, 16)).toBe(150);
    expect(pacedCycles(7, 3, 2)).toBe(11); // 10.5
  });
});
