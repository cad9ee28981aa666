import { describe, expect, it } from 'vitest';
import { defineModel } from '../../models/model.ts';
import { NetworkBuilder } from '../../src/workload/network-builder.ts';

const toy = defineModel({
  name: 'toy',
  title: 'Toy',
  source: 'this test',
  parameters: {
    rows: { kind: 'whole', default: 8, minimum: 1, maximum: 64, description: 'Rows' },
    head: { kind: 'choice', default: 'none', choices: ['none', 'fc'], description: 'Last layer' },
  },
  build: ({ rows, head }) => {
    const input = { channels: 2, height: rows, width: 1 };
    const net = new NetworkBuilder({ name: 'toy', source: 'this test', input });
    const at = net.conv('conv', net.input, { outputChannels: 3, kernel: { row: 3, column: 1 } });
    if (head === 'fc') net.fullyConnected('fc', at, { outputs: 5 });
    return net.build();
  },
});

describe('defineModel', () => {
  it('lists parameters with their defaults and what they may be', () => {
    expect(toy.parameters).toEqual([
      { name: 'rows', default: 8, description: 'Rows (1 to 64)' },
      { name: 'head', default: 'none', description: 'Last layer (none, fc)' },
    ]);
  });

  it('builds from checked values', () => {
    expect(toy.build({ rows: '4', head: 'fc' }).layers.map(({ extents }) => extents.P)).toEqual([
      4, 4,
    ]);
    expect(toy.build().layers).toHaveLength(1);
    expect(() => toy.build({ rows: 0 })).toThrow('rows: must be a whole number from 1 to 64');
  });
});
