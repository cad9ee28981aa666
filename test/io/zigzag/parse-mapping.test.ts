import { describe, expect, it } from 'vitest';
import { entryFor, parseZigzagMapping, unrollingOf } from '../../../src/io/zigzag/parse-mapping.ts';
import { CONV_LETTERS, GEMM_LETTERS } from '../../../src/io/zigzag/zigzag-words.ts';
import { MAPPING } from './zigzag-files.ts';

const plain = (map: ReadonlyMap<string, ReadonlyMap<string, number | null>>) =>
  Object.fromEntries([...map].map(([key, loops]) => [key, Object.fromEntries(loops)]));

describe('A mapping file of ZigZag', () => {
  const entries = parseZigzagMapping(MAPPING, 'mapping.yaml');

  it('is chosen by the name of a layer, else by its kind, else the default', () => {
    expect(entryFor(entries, 'conv1', 'Conv')?.name).toBe('default');
    expect(entryFor(entries, 'fc', 'Gemm')?.name).toBe('Gemm');
    expect(entryFor(entries, 'Gemm', 'Conv')?.name).toBe('Gemm');
    expect(entryFor([], 'conv1', 'Conv')).toBeUndefined();
  });

  it('says which loops unroll on a dimension and how far, in our letters', () => {
    const [first] = entries;
    expect(plain(unrollingOf(first ?? { unrolling: new Map() }, CONV_LETTERS))).toEqual({
      D1: { K: 4 },
      D2: { C: 2 },
      D3: { Q: 3 },
    });
  });

  it('leaves the number of places open in a hint, and drops loops that a layer does not have', () => {
    const product = entryFor(entries, 'fc', 'Gemm') ?? { unrolling: new Map() };
    expect(plain(unrollingOf(product, GEMM_LETTERS))).toEqual({
      D1: { K: 2 },
      D2: { C: null, N: null },
    });
    const [first] = entries;
    expect(plain(unrollingOf(first ?? { unrolling: new Map() }, GEMM_LETTERS)).D3).toEqual({});
  });

  it('tells what the memories hold', () => {
    const swapped = parseZigzagMapping(
      MAPPING.replace('W: I2\n    I: I1', 'W: I1\n    I: I2'),
      'mapping.yaml',
    );
    expect(entries[1]?.links).toEqual({ I1: 'inputs', I2: 'weights', O: 'outputs' });
    expect(swapped[0]?.links).toEqual({ I1: 'weights', I2: 'inputs', O: 'outputs' });
  });

  it('is refused with line and column where it is malformed', () => {
    expect(() => parseZigzagMapping(MAPPING.replace('K, 4', 'K4'), 'mapping.yaml')).toThrow(
      'mapping.yaml:4:9 [0].spatial_mapping.D1[0]: must be a loop and a number, e.g. "K, 16", got "K4".',
    );
  });
});
