import { describe, expect, it } from 'vitest';
import { nestPairs, pairColumns } from '../../src/cost/nest-pairs.ts';

describe('the hops of operands through a nest', () => {
  it('lead from keeper to keeper and at last to the PEs, for each operand from the outside in', () => {
    const keeps = [
      ['weights', 'inputs', 'outputs'],
      ['inputs', 'outputs'],
      ['weights', 'outputs'],
    ] as const;
    expect(nestPairs(keeps)).toEqual([
      { operand: 'weights', parent: 0, child: 2 }, // past level 1
      { operand: 'weights', parent: 2, child: 3 },
      { operand: 'inputs', parent: 0, child: 1 },
      { operand: 'inputs', parent: 1, child: 3 }, // past level 2
      { operand: 'outputs', parent: 0, child: 1 },
      { operand: 'outputs', parent: 1, child: 2 },
      { operand: 'outputs', parent: 2, child: 3 },
    ]);
  });

  it('are one each where only DRAM keeps anything', () => {
    const pairs = nestPairs([['weights', 'inputs', 'outputs'], [], []]);
    expect(pairs.map(({ parent, child }) => [parent, child])).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
    ]);
  });

  it('are three numbers each for kernels: operand, child, parent', () => {
    const pairs = nestPairs([['weights', 'inputs', 'outputs'], ['outputs']]);
    expect(Array.from(pairColumns(pairs))).toEqual([0, 2, 0, 1, 2, 0, 2, 1, 0, 2, 2, 1]);
  });
});
