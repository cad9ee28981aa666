import { describe, expect, it } from 'vitest';
import { didYouMean, nearestName } from '../../src/base/nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['clockMhz', 'clockMHz'], // another case is no difference
    ['clokMHz', 'clockMHz'], // a letter is missing
    ['clockkMHz', 'clockMHz'], // a letter is doubled
    ['rwoBits', 'rowBits'], // two letters are swapped: two substitutions
  ])('takes %s for %s', (typed, meant) => {
    expect(nearestName(typed, ['clockMHz', 'rowBits', 'elementBits'])).toBe(meant);
  });

  it('takes a beginning of three letters or more for the whole', () => {
    expect(nearestName('elem', ['rowBits', 'elementBits'])).toBe('elementBits');
    expect(nearestName('el', ['rowBits', 'elementBits'])).toBeUndefined();
  });

  it('takes a name with a tail for the name', () => {
    expect(nearestName('eyeriss-chip', ['tpu', 'eyeriss'])).toBe('eyeriss');
  });

  it('knows the nearest of several, the first where they are equally near', () => {
    expect(nearestName('nsga', ['nsga2', 'nsga3', 'random'])).toBe('nsga2');
    expect(nearestName('nsga3x', ['nsga2', 'nsga3', 'random'])).toBe('nsga3');
  });

  it('stays silent where at least a third of the letters differ', () => {
    // Four of seven letters of "eyeriss" have to change to "gemmini"’s; ⌊7 / 3⌋ = 2 may.
    expect(nearestName('gemmini', ['eyeriss'])).toBeUndefined();
    expect(nearestName('', [])).toBeUndefined();
  });
});

describe('didYouMean', () => {
  it('names the nearest, and all choices where they are few', () => {
    expect(didYouMean('dramm', ['dram', 'sram'])).toBe('Did you mean "dram"? Known: dram, sram');
    expect(didYouMean('quantum', ['dram', 'sram'])).toBe('Known: dram, sram');
  });

  it('counts the choices from thirteen on', () => {
    const known = Array.from({ length: 13 }, (_, index) => `choice-${index}`);
    expect(didYouMean('nothing-like-it', known)).toBe('13 names are known');
  });
});
