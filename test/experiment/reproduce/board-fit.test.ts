import { describe, expect, it } from 'vitest';
import { boardFigures } from '../../../src/experiment/reproduce/board-fit.ts';

const PARAMETER = {
  name: 'scale',
  unit: 'share',
  start: 1,
  low: 0.01,
  high: 100,
  uncalibrated: 1,
};

describe('boardFigures', () => {
  it('judges each group with what was fitted to the others', () => {
    // Group a runs at half of the model's pace, group b at a quarter
    const cases = [10, 20].flatMap((rate) => [
      { group: 'a', measured: rate / 2, predict: ([scale = 1]: readonly number[]) => rate * scale },
      { group: 'b', measured: rate / 4, predict: ([scale = 1]: readonly number[]) => rate * scale },
    ]);
    const value = (layer: string) =>
      boardFigures(cases, [PARAMETER]).find(
        (figure) => figure.metric === 'mean error of frame rates' && figure.layer === layer,
      )?.value;
    // Left out, a is judged at a quarter (half of what was measured), b at a half (twice of it)
    expect(value('networks left out of the fit')).toBeCloseTo((50 + 100) / 2, 0);
    expect(value('worst network left out')).toBeCloseTo(100, 0);
    expect(value('not calibrated')).toBeCloseTo((100 + 300) / 2, 9);
    // Fitted to both: the geometric middle, 2^−1.5
    expect(value('fitted to all')).toBeCloseTo((100 * (1 - 2 ** -0.5 + (2 ** 0.5 - 1))) / 2, 0);
  });

  it('has no figures without measurements', () => {
    expect(boardFigures(null, [PARAMETER]).every(({ value: figure }) => figure === null)).toBe(
      true,
    );
  });
});
