import { describe, expect, it } from 'vitest';
import { geneValues, spaceOf } from '../../src/codesign/gene-choices.ts';

const GENES = [
  { name: 'width', choices: [0.35, 1, 1.4] },
  { name: 'resolution', choices: [224] },
  { name: 'dataflow', choices: ['row-stationary', 'weight-stationary'] },
];

describe('spaceOf', () => {
  it('searches numbers by their position, names as categories, and single choices not at all', () => {
    expect(spaceOf(GENES).genes).toEqual([
      { kind: 'integer', name: 'width', low: 0, high: 2 },
      { kind: 'categorical', name: 'dataflow', choices: ['row-stationary', 'weight-stationary'] },
    ]);
  });
});

describe('geneValues', () => {
  it('reads a genome back as the values that a person wrote', () => {
    expect(geneValues(GENES, [2, 0])).toEqual({
      width: 1.4,
      resolution: 224,
      dataflow: 'row-stationary',
    });
  });

  it('refuses a position that is no choice', () => {
    expect(() => geneValues(GENES, [3, 0])).toThrow('gene width has 3 choices, got index 3');
    expect(() => geneValues(GENES, [1])).toThrow(
      'gene dataflow has 2 choices, got index undefined',
    );
  });
});
