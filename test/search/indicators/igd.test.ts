import { describe, expect, it } from 'vitest';
import { igd, igdPlus } from '../../../src/search/indicators/igd.ts';
import { indicatorCases } from '../optimizer-reference.ts';

const CASES = indicatorCases();
const REFERENCE = [
  [0, 4],
  [4, 0],
];

describe('igd', () => {
  it('averages how far each reference point is from the nearest found one', () => {
    // (3, 4) is 3 from (0, 4) and √(1 + 16) from (4, 0).
    expect(igd([[3, 4]], REFERENCE)).toBeCloseTo((3 + Math.sqrt(17)) / 2, 12);
  });

  it('is 0 where every reference point was found', () => {
    expect(igd([...REFERENCE, [9, 9]], REFERENCE)).toBe(0);
  });

  it('is infinite for no points, and refuses an empty reference set', () => {
    expect(igd([], REFERENCE)).toBe(Number.POSITIVE_INFINITY);
    expect(() => igd([[1, 1]], [])).toThrow('The reference set holds no point');
  });

  it.skipIf(CASES.length === 0)('agrees with moocore on 60 sets', () => {
    for (const fixture of CASES) {
      expect(igd(fixture.points, fixture.reference_set)).toBeCloseTo(fixture.igd, 13);
    }
  });
});

describe('igdPlus', () => {
  it('counts only the objectives in which the found point is worse', () => {
    // (3, 4) is 3 worse than (0, 4), and 4 worse than (4, 0) in the second objective only.
    expect(igdPlus([[3, 4]], REFERENCE)).toBe((3 + 4) / 2);
  });

  it('is 0 where found points dominate the reference set', () => {
    expect(igdPlus([[-1, -1]], REFERENCE)).toBe(0);
  });

  it.skipIf(CASES.length === 0)('agrees with moocore on 60 sets', () => {
    for (const fixture of CASES) {
      expect(igdPlus(fixture.points, fixture.reference_set)).toBeCloseTo(fixture.igd_plus, 13);
    }
  });
});
