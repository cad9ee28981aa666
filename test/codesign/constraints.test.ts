import { describe, expect, it } from 'vitest';
import { excess, overLimit, totalExcess } from '../../src/codesign/constraints.ts';
import { FIGURES } from '../../src/codesign/figures.ts';

const AREA = FIGURES.find(({ key }) => key === 'areaMm2');
const KNOWN = {
  accuracy: {
    top1Pct: 71.8,
    uncertaintyPct: null,
    source: 'published' as const,
    costSeconds: 0,
  },
  hardware: { areaMm2: 15, resources: null },
  mapped: null,
};

function areaAtMost(atMost: number) {
  if (AREA === undefined) throw new Error('no area');
  return { figure: AREA, atMost };
}

describe('a limit', () => {
  it('is exceeded by a share of itself', () => {
    // 15 / 12 − 1 = 0.25 too much; 15 / 20 − 1 = −0.25 to spare
    expect(excess(areaAtMost(12), KNOWN)).toBe(0.25);
    expect(excess(areaAtMost(20), KNOWN)).toBe(-0.25);
    expect(excess(areaAtMost(15), KNOWN)).toBe(0);
  });

  it('tells need and have where it is exceeded', () => {
    expect(overLimit(areaAtMost(12), KNOWN)).toEqual({
      code: 'areaMm2',
      path: 'constraints',
      need: 15,
      have: 12,
      unit: 'mm²',
    });
    expect(overLimit(areaAtMost(15), KNOWN)).toBeNull();
  });
});

describe('totalExcess', () => {
  const reason = (need: number, have: number) => {
    return { code: 'capacity', path: 'memories.RF', need, have, unit: 'bits' };
  };

  it('is 0 without a reason', () => {
    expect(totalExcess([])).toBe(0);
  });

  it('adds up what is missing, as shares', () => {
    // 640 / 512 − 1 = 0.25, and 3 / 2 − 1 = 0.5
    expect(totalExcess([reason(640, 512), reason(3, 2)])).toBe(0.75);
  });

  it('counts a reason that is no share as a whole one, so that infeasible stays infeasible', () => {
    expect(totalExcess([reason(1, 0)])).toBe(1);
    expect(totalExcess([reason(2, 2)])).toBe(1);
    expect(totalExcess([reason(Infinity, 2)])).toBe(1);
  });
});

describe('FIGURES', () => {
  it('tell the error without the noise of binary fractions', () => {
    const error = FIGURES.find(({ key }) => key === 'top1ErrorPct');
    // 100 − 71.8 is 28.200000000000003 in binary
    expect(error?.of(KNOWN)).toBe(28.2);
  });

  it('end their keys with their units', () => {
    expect(FIGURES.map(({ key, unit }) => `${key} ${unit}`)).toEqual([
      'top1ErrorPct %',
      'latencyMs ms',
      'energyMj mJ',
      'areaMm2 mm²',
    ]);
  });
});
