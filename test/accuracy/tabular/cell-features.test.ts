import { describe, expect, it } from 'vitest';
import { cellFeatures } from '../../../src/accuracy/tabular/cell-features.ts';

const DIGITS = (text: string) => cellFeatures([...text].map(Number));

describe('The features of a cell', () => {
  it('are the same for cells that differ only where nothing flows', () => {
    // node 1 gets nothing, so that what leaves it is nothing
    expect(DIGITS('033330')).toEqual(DIGITS('010310'));
    expect(DIGITS('000000')).toEqual(DIGITS('330000'));
  });

  it('tell a 1×1 from a 3×3 convolution, and a way from another', () => {
    expect(DIGITS('000200')).not.toEqual(DIGITS('000300'));
    expect(DIGITS('300010')).not.toEqual(DIGITS('030001'));
  });

  it('are as many for every cell', () => {
    expect(new Set(['000000', '123401', '333333'].map((text) => DIGITS(text).length)).size).toBe(1);
  });
});
