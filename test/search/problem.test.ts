import { describe, expect, it } from 'vitest';
import {
  geneValues,
  isInSpace,
  type Space,
  spaceCardinality,
  validateSpace,
} from '../../src/search/problem.ts';

const SPACE: Space = {
  genes: [
    { kind: 'real', name: 'width', low: 0.25, high: 2 },
    { kind: 'integer', name: 'rows', low: 4, high: 16 },
    { kind: 'categorical', name: 'dataflow', choices: ['rs', 'ws', 'os'] },
  ],
};

describe('geneValues', () => {
  it('names every value and writes a category by its choice', () => {
    expect(geneValues(SPACE, [0.5, 12, 2])).toEqual({ width: 0.5, rows: 12, dataflow: 'os' });
  });

  it('keeps numeric choices numeric', () => {
    const space: Space = { genes: [{ kind: 'categorical', name: 'kernel', choices: [3, 5, 7] }] };
    expect(geneValues(space, [1])).toEqual({ kernel: 5 });
  });

  it.each([
    ['a choice that is not there', [0.5, 12, 3]],
    ['too few genes', [0.5]],
  ])('refuses %s', (_, genome) => {
    expect(() => geneValues(SPACE, genome)).toThrow(RangeError);
  });
});

describe('isInSpace', () => {
  it('takes the bounds themselves', () => {
    expect(isInSpace(SPACE, [0.25, 4, 0])).toBe(true);
    expect(isInSpace(SPACE, [2, 16, 2])).toBe(true);
  });

  it.each([
    ['a real gene below its bound', [0.2, 4, 0]],
    ['an integer gene above its bound', [1, 17, 0]],
    ['an integer gene that is not whole', [1, 4.5, 0]],
    ['a position that is not whole', [1, 4, 0.5]],
    ['a position past the last choice', [1, 4, 3]],
    ['a missing gene', [1, 4]],
    ['a gene too many', [1, 4, 0, 0]],
    ['a value that is not a number', [Number.NaN, 4, 0]],
  ])('refuses %s', (_, genome) => {
    expect(isInSpace(SPACE, genome)).toBe(false);
  });
});

describe('spaceCardinality', () => {
  it('multiplies the values of whole genes', () => {
    // 16 − 4 + 1 = 13 rows, 3 dataflows: 39.
    expect(spaceCardinality({ genes: SPACE.genes.slice(1) })).toBe(39);
  });

  it('is infinite with a real gene, unless its bounds agree', () => {
    expect(spaceCardinality(SPACE)).toBe(Number.POSITIVE_INFINITY);
    expect(spaceCardinality({ genes: [{ kind: 'real', name: 'x', low: 1, high: 1 }] })).toBe(1);
  });
});

describe('validateSpace', () => {
  it('takes a legal space', () => {
    expect(() => validateSpace(SPACE)).not.toThrow();
  });

  it('refuses a space without genes', () => {
    expect(() => validateSpace({ genes: [] })).toThrow('genes: must hold a gene or more.');
  });

  it('names every fault at once', () => {
    const space: Space = {
      genes: [
        { kind: 'real', name: '', low: 0, high: Number.POSITIVE_INFINITY },
        { kind: 'integer', name: 'rows', low: 0.5, high: 4 },
        { kind: 'integer', name: 'rows', low: 9, high: 3 },
        { kind: 'categorical', name: 'kind', choices: [] },
        { kind: 'categorical', name: 'size', choices: [3, 5, 3] },
      ],
    };
    expect(() => validateSpace(space)).toThrow(
      [
        'genes[0].name: must not be empty.',
        'genes[0].high: must be a finite number, got Infinity.',
        'genes[1].low: must be a whole number, got 0.5.',
        'genes[2]: low must not exceed high, got low 9, high 3. Swap them.',
        'genes[3].choices: must hold a choice or more.',
        'genes[4].choices: must not repeat a choice, got 3. Remove one of them.',
        'genes: must have different names, got "rows" more than once. Rename all but one.',
      ].join('\n'),
    );
  });
});
