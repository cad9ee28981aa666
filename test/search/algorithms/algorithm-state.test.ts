import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  parseState,
  readInfinite,
  storeInfinite,
} from '../../../src/search/algorithms/algorithm-state.ts';

describe('storeInfinite', () => {
  it('survives JSON, which knows no Infinity', () => {
    for (const value of [Number.POSITIVE_INFINITY, 0, -2.5]) {
      expect(readInfinite(JSON.parse(JSON.stringify(storeInfinite(value))))).toBe(value);
    }
  });
});

describe('parseState', () => {
  it('names every part that does not fit, and what to do', () => {
    const schema = z.object({ generation: z.int(), genomes: z.array(z.array(z.number())) });
    const state = { generation: 'two', genomes: [[1], ['a']] };
    expect(() => parseState(schema, state)).toThrow(
      /state\.generation: does not fit this algorithm/,
    );
    expect(() => parseState(schema, state)).toThrow(/state\.genomes\.1\.0: .* Start a new run/);
  });
});
