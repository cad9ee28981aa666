import { describe, expect, it } from 'vitest';
import { parseExpectedFigures } from '../../../src/experiment/reproduce/expected-figures.ts';

const FIGURE = {
  metric: 'time',
  layer: 'all',
  value: 1,
  unit: 'ms',
  tolerance: 0,
  source: 'Table 1',
  reading: 'printed',
};

describe('parseExpectedFigures', () => {
  it('wants a source and a reading of every figure', () => {
    const text = JSON.stringify({ figures: [{ ...FIGURE, source: '', reading: 'guessed' }] });
    expect(() => parseExpectedFigures(text, 'expected.json')).toThrow(/figures\[0\]\.source/);
    expect(() => parseExpectedFigures(text, 'expected.json')).toThrow(/figures\[0\]\.reading/);
  });

  it('refuses a figure that is given twice', () => {
    const text = JSON.stringify({ figures: [FIGURE, FIGURE] });
    expect(() => parseExpectedFigures(text, 'expected.json')).toThrow(
      /must give each metric of a layer once/,
    );
  });
});
