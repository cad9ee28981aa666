import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/base/errors.ts';
import type { Network } from '../../src/workload/network.ts';
import { validateNetwork } from '../../src/workload/validate-network.ts';
import { toyLayer, toyNetwork } from './toy-network.ts';

const problems = (network: Network) => validateNetwork(network).map(describeProblem);
const image = { G: 4, P: 8, Q: 8 };
const layers = (names: string) => names.split('').map((name) => toyLayer(name, 'pool', image));

describe('validateNetwork', () => {
  it('finds nothing wrong with a chain, nor with a plain list of layers', () => {
    expect(problems(toyNetwork(layers('abc'), '>a', 'a>b', 'b>c'))).toEqual([]);
    expect(problems(toyNetwork(layers('abc')))).toEqual([]);
  });

  it('wants at least one layer', () => {
    expect(problems(toyNetwork([]))).toEqual(['layers: a network needs at least one layer.']);
  });

  it('wants extents that are whole numbers from 1 to a million', () => {
    const layer = toyLayer('a', 'conv', {
      K: 0,
      C: 1.5,
      P: 1_000_001,
      Q: Number.NaN,
      R: 1_000_000,
    });
    expect(problems(toyNetwork([layer]))).toEqual([
      'layers[0].extents.K: must be a whole number from 1 to 1000000 (layer "a"), got 0.',
      'layers[0].extents.C: must be a whole number from 1 to 1000000 (layer "a"), got 1.5.',
      'layers[0].extents.P: must be a whole number from 1 to 1000000 (layer "a"), got 1000001.',
      'layers[0].extents.Q: must be a whole number from 1 to 1000000 (layer "a"), got NaN.',
    ]);
  });

  it('wants strides, dilations, tensor counts and widths that are at least 1', () => {
    const layer = toyLayer(
      'a',
      'conv',
      {},
      {
        stride: { row: 0, column: 1 },
        dilation: { row: 1, column: -1 },
        inputTensors: 0,
        parameterCount: -1,
        precisionBits: { weights: 0, inputs: 8 },
      },
    );
    const paths = validateNetwork(toyNetwork([layer])).map(({ path }) => path);
    expect(paths).toEqual([
      'layers[0].stride.row',
      'layers[0].dilation.column',
      'layers[0].inputTensors',
      'layers[0].parameterCount',
      'layers[0].precisionBits.weights',
    ]);
  });

  it('wants names that differ and are not empty', () => {
    const twice = [...layers('ab'), ...layers('a'), toyLayer('', 'pool', image)];
    expect(problems(toyNetwork(twice))).toEqual([
      'layers[2].name: layer names must differ, and layers[0] has the same, got "a". Rename one of them.',
      'layers[3].name: a layer needs a name.',
    ]);
  });

  it('names the nearest layer where an edge leads nowhere', () => {
    const pair = [toyLayer('conv1', 'pool', image), toyLayer('conv2', 'pool', image)];
    expect(
      problems(toyNetwork(pair, '>conv1', 'conv1>conv2', 'convl>conv2', 'conv1>pool')),
    ).toEqual([
      'edges[2].from: must name a layer, got "convl". Did you mean "conv1"? Known: conv1, conv2.',
      'edges[3].to: must name a layer, got "pool". Known: conv1, conv2.',
    ]);
  });

  it('wants edges that differ', () => {
    expect(problems(toyNetwork(layers('ab'), '>a', 'a>b', 'a>b'))).toEqual([
      'edges[2]: edges must differ, got ["a","b"].',
    ]);
  });

  it('wants an edge to every layer once there are edges', () => {
    expect(problems(toyNetwork(layers('abc'), '>a', 'a>b'))).toEqual([
      'layers[2]: an edge must lead to every layer, got none to "c". Add one; `from: null` is the input of the network.',
    ]);
  });

  it('spells out a cycle', () => {
    expect(problems(toyNetwork(layers('abc'), '>a', 'a>b', 'b>c', 'c>a'))).toEqual([
      'edges: layers must not wait for their own results, got a → b → c → a.',
    ]);
  });

  it('wants layers listed in an order in which they can run', () => {
    expect(problems(toyNetwork(layers('ba'), '>a', 'a>b'))).toEqual([
      'edges[1]: layers must be listed in an order in which they can run, got "b" before "a", which it reads. Move "b" behind "a".',
    ]);
  });

  it('reports everything at once', () => {
    const bad = [toyLayer('a', 'pool', { G: 0 }), toyLayer('a', 'pool', { P: -1 })];
    expect(problems(toyNetwork(bad, '>a', 'x>a'))).toHaveLength(4);
  });
});
