import { describe, expect, it } from 'vitest';
import { buildAccelerator, contentKey, decode } from '../../src/codesign/decode.ts';
import { TINY } from './tiny-accelerator.ts';

const SPACE = {
  networkGenes: [
    { name: 'width', choices: [0.5, 1] },
    { name: 'resolution', choices: [224] },
  ],
  buildNetwork: (genes: Readonly<Record<string, number | string>>) => {
    return { name: JSON.stringify(genes), source: 'a test', layers: [], edges: [] };
  },
  hardwareGenes: [
    { name: 'peRows', choices: [6, 12] },
    { name: 'weightsRegisterFileWords', choices: [16, 224] },
  ],
  template: TINY,
};

describe('decode', () => {
  it('splits a genome into the genes of the network and those of the hardware', () => {
    const candidate = decode(SPACE, [1, 0, 1]);
    expect(candidate.genes).toEqual({
      width: 1,
      resolution: 224,
      peRows: 6,
      weightsRegisterFileWords: 224,
    });
    expect(candidate.network.name).toBe('{"width":1,"resolution":224}');
    expect(candidate.accelerator.peArray).toEqual({ rows: 6, columns: 14 });
  });

  it('leaves what no gene names as the template has it', () => {
    const { accelerator } = decode(SPACE, [0, 1, 1]);
    // 12 rows and 224 words of 16 bits are what the template has
    expect(accelerator).toEqual(TINY);
  });
});

describe('buildAccelerator', () => {
  it('gives the same for the same genes in any order', () => {
    const one = buildAccelerator(TINY, { peRows: 6, bufferKiB: 16 });
    const other = buildAccelerator(TINY, { bufferKiB: 16, peRows: 6 });
    expect(other).toEqual(one);
  });
});

describe('contentKey', () => {
  it('is the same exactly for the same network on the same hardware', () => {
    const keys = [
      [0, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ].map((genome) => contentKey(decode(SPACE, genome)));
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(4);
  });
});
