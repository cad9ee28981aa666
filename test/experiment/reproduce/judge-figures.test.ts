import { describe, expect, it } from 'vitest';
import type { ExpectedFigure } from '../../../src/experiment/reproduce/expected-figures.ts';
import { judgeFigures } from '../../../src/experiment/reproduce/judge-figures.ts';

const EXPECTED: ExpectedFigure = {
  metric: 'time',
  layer: 'conv1',
  value: 10,
  unit: 'ms',
  tolerance: 0.1,
  bound: 'equal',
  source: 'a table',
  reading: 'printed',
};

function verdictOf(changes: Partial<ExpectedFigure>, ours: number | null, unit = 'ms') {
  const figures = [{ metric: 'time', layer: 'conv1', value: ours, unit }];
  return judgeFigures([{ ...EXPECTED, ...changes }], figures)[0];
}

describe('judgeFigures', () => {
  it('lets a figure differ by its tolerance, and no further', () => {
    expect(verdictOf({}, 11)).toMatchObject({ verdict: 'matches', ours: 11 });
    expect(verdictOf({}, 11)?.errorPct).toBeCloseTo(10, 9);
    expect(verdictOf({}, 8.9)).toMatchObject({
      verdict: 'fails',
      reason: 'beyond its tolerance',
    });
  });

  it('lets a figure with a bound be better', () => {
    expect(verdictOf({ bound: 'at-most' }, 2)?.verdict).toBe('matches');
    expect(verdictOf({ bound: 'at-most' }, 12)?.verdict).toBe('fails');
    expect(verdictOf({ bound: 'at-least' }, 20)?.verdict).toBe('matches');
    expect(verdictOf({ bound: 'at-least' }, 8)?.verdict).toBe('fails');
  });

  it('keeps a known gap as long as it is as noted, and wants it gone when it is closed', () => {
    const knownGap = { reason: 'no stalls', errorPct: -20 };
    expect(verdictOf({ knownGap }, 8)).toMatchObject({ verdict: 'known gap', reason: 'no stalls' });
    expect(verdictOf({ knownGap }, 7.9)).toMatchObject({ verdict: 'fails' });
    expect(verdictOf({ knownGap }, 9.5)?.reason).toMatch(/no gap any more/);
  });

  it('fails where a figure is missing or in another unit', () => {
    expect(judgeFigures([EXPECTED], [])[0]).toMatchObject({ verdict: 'fails', ours: null });
    expect(verdictOf({}, 10, 's')).toMatchObject({
      verdict: 'fails',
      reason: 'ours is in s, theirs in ms',
    });
  });

  it('tells what is not modelled from what has no reference here', () => {
    expect(verdictOf({ notModelled: 'no host' }, 10)).toMatchObject({
      verdict: 'not modelled',
      reason: 'no host',
      ours: null,
    });
    expect(verdictOf({}, null)).toMatchObject({ verdict: 'reference absent', ours: null });
  });

  it('measures nothing against a zero', () => {
    expect(verdictOf({ value: 0 }, 0)).toMatchObject({ verdict: 'matches', errorPct: 0 });
    expect(verdictOf({ value: 0 }, 1)?.verdict).toBe('fails');
  });
});
