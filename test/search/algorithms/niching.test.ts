import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { fillNiches, nichesOf } from '../../../src/search/algorithms/niching.ts';

const DIRECTIONS = [
  [1, 0],
  [0.5, 0.5],
  [0, 1],
];

describe('nichesOf', () => {
  it('gives each point its nearest line, with the distance to it', () => {
    const niches = nichesOf(
      [
        [3, 1],
        [2, 2],
        [0, 5],
      ],
      DIRECTIONS,
    );
    // (3, 1) is 1 from the first axis and √2 from the diagonal.
    expect(niches.map(({ direction }) => direction)).toEqual([0, 1, 2]);
    expect(niches[0]?.distance).toBeCloseTo(1, 12);
    expect(niches[1]?.distance).toBeCloseTo(0, 7);
  });
});

describe('fillNiches', () => {
  it('fills the emptiest niches first, each with its nearest member', () => {
    const taken = [{ direction: 0, distance: 0 }];
    const front = [
      { direction: 0, distance: 0 },
      { direction: 1, distance: 0.9 },
      { direction: 1, distance: 0.1 },
      { direction: 2, distance: 0.5 },
    ];
    expect(fillNiches(taken, front, 2, createRandom(1)).sort()).toEqual([2, 3]);
    expect(fillNiches(taken, front, 4, createRandom(1)).sort()).toEqual([0, 1, 2, 3]);
  });
});
