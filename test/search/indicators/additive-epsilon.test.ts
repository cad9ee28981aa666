import { describe, expect, it } from 'vitest';
import { additiveEpsilon } from '../../../src/search/indicators/additive-epsilon.ts';
import { indicatorCases } from '../optimizer-reference.ts';

const CASES = indicatorCases();

describe('additiveEpsilon', () => {
  it('is the shift that makes the set cover the reference set', () => {
    const reference = [
      [0, 4],
      [4, 0],
    ];
    // (1, 4) needs 1 for (0, 4); (4, 3) needs 3 for (4, 0), (1, 4) would need 4.
    const found = [
      [1, 4],
      [4, 3],
    ];
    expect(additiveEpsilon(found, reference)).toBe(3);
  });

  it('is negative where the set is better everywhere', () => {
    expect(additiveEpsilon([[0, 1]], [[2, 2]])).toBe(-1);
  });

  it.skipIf(CASES.length === 0)('agrees with moocore on 60 sets', () => {
    for (const fixture of CASES) {
      const epsilon = additiveEpsilon(fixture.points, fixture.reference_set);
      expect(epsilon).toBeCloseTo(fixture.eps_add, 13);
    }
  });
});
