import { describe, expect, it } from 'vitest';
import { GenomeSet } from '../../../src/search/operators/genome-set.ts';

describe('GenomeSet', () => {
  it('takes a genome once', () => {
    const set = new GenomeSet();
    expect(set.add([1, 0.5])).toBe(true);
    expect(set.add([1, 0.5])).toBe(false);
    expect(set.has([1, 0.5])).toBe(true);
  });

  it('tells genomes apart that differ in the last bit, in order or in length', () => {
    const set = new GenomeSet([[0.1 + 0.2, 1]]);
    expect(set.has([0.3, 1])).toBe(false);
    expect(set.has([1, 0.1 + 0.2])).toBe(false);
    expect(set.has([0.1 + 0.2])).toBe(false);
  });

  it('counts −0 as 0', () => {
    expect(new GenomeSet([[0]]).add([-0])).toBe(false);
  });

  it('keeps many genomes apart', () => {
    const set = new GenomeSet();
    for (let i = 0; i < 200; i++) {
      for (let j = 0; j < 200; j++) expect(set.add([i, j])).toBe(true);
    }
  });
});
