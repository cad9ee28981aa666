import { describe, expect, it } from 'vitest';
import { mappingFileText, parseMappingFile } from '../../src/io/mapping-file.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

const MAPPING: Mapping = {
  levels: [
    {
      memory: 'DRAM',
      keeps: ['weights', 'inputs'],
      temporal: [{ dim: 'K', bound: 4 }],
      spatial: [],
    },
    { memory: 'RF', keeps: [], temporal: [], spatial: [{ dim: 'C', bound: 2, axis: 'x' }] },
  ],
};

describe('A file of mappings', () => {
  it('is read back as it was written', () => {
    const layer = tinyLayer({ K: 4, C: 2 });
    const text = mappingFileText('chip', 'net', [
      { layer, dataflow: 'weight-stationary', mapping: MAPPING },
      { layer: { ...layer, name: 'pool' }, dataflow: 'streaming', mapping: null },
    ]);
    expect(parseMappingFile(text, 'a.json')).toEqual([
      { name: layer.name, dataflow: 'weight-stationary', mapping: MAPPING },
    ]);
  });

  it('is refused with the place of everything that is wrong', () => {
    const text = `accelerator: chip
network: net
layers:
  - name: a
    dataflow: x
    levels:
      - { memory: DRAM, keeps: [weights, bias], temporal: [{ dim: M, bound: 0 }], spatial: [] }
`;
    expect(() => parseMappingFile(text, 'a.yaml')).toThrow(
      /a\.yaml:7:\d+ layers\[0\]\.levels\[0\]/,
    );
  });
});
