import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parseTopology } from '../../../src/io/scale-sim/parse-topology.ts';
import { macs } from '../../../src/workload/layer.ts';

const HEADER =
  'Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,';

describe('A topology of SCALE-Sim', () => {
  it('has a convolution in each line, without padding', () => {
    const text = `${HEADER}\nConv1 ,224 ,224 ,11 ,11 ,3 ,96 ,4 ,\nConv2, 27, 27, 5, 5, 96, 256, 1,\n`;
    const network = parseTopology(text, 'nets/alexnet.csv');
    expect(network).toMatchObject({
      name: 'alexnet',
      source: 'SCALE-Sim topology alexnet.csv',
      edges: [],
    });
    expect(network.layers).toMatchObject([
      // ⌈(224 − 11 + 4) / 4⌉ = ⌈54.25⌉ = 55
      {
        name: 'Conv1',
        operator: 'conv',
        extents: { N: 1, G: 1, K: 96, C: 3, P: 55, Q: 55, R: 11, S: 11 },
        stride: { row: 4, column: 4 },
        parameterCount: 34_848, // 96·3·11·11
      },
      { name: 'Conv2', extents: { K: 256, C: 96, P: 23, Q: 23, R: 5, S: 5 } },
    ]);
  });

  it('may state both strides, rows first', () => {
    const text = `${HEADER}\nwide, 1, 20, 1, 7, 3, 8, 1, 2,\n`;
    expect(parseTopology(text, 'wide.csv').layers[0]).toMatchObject({
      extents: { P: 1, Q: 8, R: 1, S: 7 }, // ⌈(20 − 7 + 2) / 2⌉ = 8
      stride: { row: 1, column: 2 },
    });
  });

  it('may be of products [M×K]·[K×N]', () => {
    const { layers } = parseTopology('Layer,M,N,K\nQKT,1024,512,64\nQKT,1,2,3\n', 'gpt.csv');
    expect(layers).toMatchObject([
      { name: 'QKT', operator: 'gemm', extents: { P: 1024, K: 512, C: 64 } },
      { name: 'QKT#2' },
    ]);
  });

  it('is refused with every wrong line', () => {
    const text = `${HEADER}\na, 9, 9, 3, 3, x, 8, 1\nb, 9, 9\nc, 2, 2, 5, 5, 1, 1, 1\n`;
    const refuse = (content: string) => () => parseTopology(content, 'wrong.csv');
    expect(refuse(text)).toThrow(
      'wrong.csv:2:1 a: Channels must be a whole number from 1 to 1000000, got "x".\n' +
        'wrong.csv:3:1 b: must have 7 numbers: IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides, got 2.',
    );
    expect(refuse(`${HEADER}\nc, 2, 2, 5, 5, 1, 1, 1\n`)).toThrow(
      'wrong.csv:2:1 c: the filter must fit into the input.',
    );
    expect(refuse('a, 9, 9\n')).toThrow(/must begin with the names of its columns/);
    expect(refuse('')).toThrow(/must begin with the names of its columns, got nothing/);
  });
});

const FILE = '../shared/reference/scale-sim/calc_mode_networks.csv';
if (!existsSync(FILE))
  console.warn(`${FILE} is not here, so SCALE-Sim's own shapes are not compared`);

test.skipIf(!existsSync(FILE))(
  'Outputs and multiply-accumulates are SCALE-Sim’s own, over nine networks',
  () => {
    const [header = '', ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
    const names = header.split(',');
    const cell = (line: readonly string[], name: string) => line[names.indexOf(name)] ?? '';
    const shapes = new Map(
      lines.map((line) => {
        const cells = line.split(',');
        const keys = [
          'ifmap_h',
          'ifmap_w',
          'filt_h',
          'filt_w',
          'channels',
          'num_filters',
          'stride_h',
          'stride_w',
        ];
        const row = keys.map((key) => cell(cells, key)).join(', ');
        return [row, ['ofmap_h', 'ofmap_w', 'macs'].map((key) => Number(cell(cells, key)))];
      }),
    );
    const rows = [...shapes.keys()].map((row, index) => `layer${index}, ${row},`);
    const { layers } = parseTopology([HEADER, ...rows].join('\n'), 'all.csv');
    const read = layers.map((layer) => [layer.extents.P, layer.extents.Q, macs(layer)]);
    expect(read).toEqual([...shapes.values()]);
    expect(read.length).toBeGreaterThan(60);
  },
);
