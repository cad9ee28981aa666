import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parseMaestro } from '../../../src/io/maestro/parse-maestro.ts';
import { macs } from '../../../src/workload/layer.ts';

const NETWORK = `
// a comment with a { brace
Constant SzM 100;
Network torch.small {
  Layer first-conv {
    Type: CONV
    Stride { X: 2, Y: 4 }
    Dimensions { K: 8, C: 3, R: 3, S: 7, Y: 11, X: 21 }
    Dataflow { SpatialMap(1,1) K; Cluster(64, P); TemporalMap(Sz(R),1) Y; }
  }
  Layer depthwise { Type: DSCONV Dimensions { K: 1, C: 8, R: 3, S: 3, Y: 14, X: 14 } }
  Layer grouped {
    Type: NGCONV
    Dimensions { G: 32, K: 4, C: 128, R: 1, S: 1, Y: 56, X: 56 }
  }
  Layer product {
    Type: GEMM
    Dimensions { K: 30, M: SzM, N: 20 }
  }
  Layer old { Dimensions { K 64,C 3,R 3,S 3,Y 224,X 224 } }
}
`;

describe('A network of MAESTRO', () => {
  it('is its layers: Y and X are sizes of inputs that are not padded', () => {
    const network = parseMaestro(NETWORK, 'small.m');
    expect(network).toMatchObject({
      name: 'torch.small',
      source: 'MAESTRO network torch.small of small.m',
      edges: [],
    });
    const table = network.layers.map(({ name, operator, extents, stride }) => {
      const { G, K, C, P, Q, R, S } = extents;
      return [name, operator, [G, K, C, P, Q, R, S], [stride.row, stride.column]];
    });
    expect(table).toEqual([
      // ⌊(11 − 3) / 4⌋ + 1 = 3 rows, ⌊(21 − 7) / 2⌋ + 1 = 8 columns
      ['first-conv', 'conv', [1, 8, 3, 3, 8, 3, 7], [4, 2]],
      ['depthwise', 'conv', [8, 1, 1, 12, 12, 3, 3], [1, 1]],
      // K of a group and C of all: 128 / 32 = 4
      ['grouped', 'conv', [32, 4, 4, 56, 56, 1, 1], [1, 1]],
      ['product', 'gemm', [1, 20, 30, 100, 1, 1, 1], [1, 1]],
      ['old', 'conv', [1, 64, 3, 222, 222, 3, 3], [1, 1]],
    ]);
  });

  it('is refused with every layer that is wrong', () => {
    const refuse = (change: (text: string) => string) => () =>
      parseMaestro(change(NETWORK), 'wrong.m');
    expect(refuse((text) => text.replace('DSCONV', 'TRCONV').replace('SzM,', 'SzX,'))).toThrow(
      'wrong.m:11:1 depthwise: must be of type CONV, DSCONV, NGCONV or GEMM, got TRCONV. A transposed convolution is no loop nest here.\n' +
        'wrong.m:18:1 product: Dimensions M must be a whole number from 1 to 1000000, or a Constant, got "SzX".',
    );
    expect(refuse((text) => text.replace(', Y: 11', ''))).toThrow(
      'wrong.m:5:1 first-conv: must give K, C, R, S, Y, X, got no Y.',
    );
    expect(refuse((text) => text.replace('Y: 11', 'Y: 2'))).toThrow(/must fit into the input/);
    expect(refuse((text) => text.replace('Stride {', 'Strides {'))).toThrow(
      'wrong.m:7:1 first-conv: must have only Type, Stride, Dimensions, Dataflow, got Strides.',
    );
  });

  it('is told from other files of MAESTRO', () => {
    expect(() => parseMaestro('num_pes: 168\nl1_size_cstr: 512\n', 'hardware.m')).toThrow(
      /hardware.m: must have a Network .* Dataflows and accelerators of MAESTRO are not read/,
    );
    expect(() => parseMaestro('Network x { Layer a {', 'cut.m')).toThrow(
      'cut.m: must close every brace, got 2 { and 0 }.',
    );
    expect(() => parseMaestro('Network x { }', 'empty.m')).toThrow(
      /empty.m:1:1 x: must have a Layer/,
    );
  });
});

const FOLDER = '../shared/reference/maestro';
const isHere = existsSync(FOLDER);
if (!isHere) console.warn(`${FOLDER} is not here, so MAESTRO's own networks are not read`);

test.skipIf(!isHere)('MAESTRO’s own networks have the multiply-accumulates of their sizes', () => {
  const [header = '', ...lines] = readFileSync(`${FOLDER}/layers.csv`, 'utf8').trim().split('\n');
  const names = header.split(',');
  const exact = new Map<string, number>();
  for (const line of lines) {
    const cells = line.split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const key = `${cell('mapping_file')}#${cell('layer_id')}`;
    if (cell('macs_exact_from_dims') !== '') exact.set(key, Number(cell('macs_exact_from_dims')));
  }
  let compared = 0;
  for (const file of readdirSync(`${FOLDER}/mappings`).filter((name) => !name.startsWith('UNet'))) {
    const { layers } = parseMaestro(readFileSync(`${FOLDER}/mappings/${file}`, 'utf8'), file);
    layers.forEach((layer, index) => {
      const wanted = exact.get(`${file.replace(/\.m$/, '')}#${index}`);
      if (wanted === undefined) return;
      expect(macs(layer), `${file} ${layer.name}`).toBe(wanted);
      compared += 1;
    });
  }
  expect(compared).toBeGreaterThan(500);
});
