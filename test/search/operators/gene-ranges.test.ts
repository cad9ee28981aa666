import { describe, expect, it } from 'vitest';
import {
  BINARY,
  CATEGORICAL,
  geneRanges,
  INTEGER,
  REAL,
} from '../../../src/search/operators/gene-ranges.ts';

describe('geneRanges', () => {
  it('reads kinds and bounds; categories run over the positions of their choices', () => {
    const ranges = geneRanges({
      genes: [
        { kind: 'real', name: 'a', low: -1, high: 2 },
        { kind: 'integer', name: 'b', low: 3, high: 9 },
        { kind: 'categorical', name: 'c', choices: ['x', 'y', 'z'] },
        { kind: 'integer', name: 'd', low: 4, high: 5 },
      ],
    });
    expect(ranges.count).toBe(4);
    expect([...ranges.kinds]).toEqual([REAL, INTEGER, CATEGORICAL, BINARY]);
    expect([...ranges.lows]).toEqual([-1, 3, 0, 4]);
    expect([...ranges.highs]).toEqual([2, 9, 2, 5]);
    expect([...ranges.binaries]).toEqual([3]);
  });
});
