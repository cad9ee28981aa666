import type { Space } from '../../../src/search/problem.ts';

/** One gene of every kind, some with a single value. */
export const MIXED_SPACE: Space = {
  genes: [
    { kind: 'real', name: 'real', low: -5, high: 5 },
    { kind: 'integer', name: 'integer', low: 10, high: 30 },
    { kind: 'integer', name: 'binary', low: 0, high: 1 },
    { kind: 'categorical', name: 'letter', choices: ['a', 'b', 'c', 'd'] },
    { kind: 'real', name: 'fixed real', low: 2, high: 2 },
    { kind: 'integer', name: 'fixed integer', low: 7, high: 7 },
    { kind: 'categorical', name: 'fixed letter', choices: ['only'] },
  ],
};
