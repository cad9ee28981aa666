import { describe, expect, test } from 'vitest';
import { parseNetwork } from '../../src/io/parse-network.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';
import { SMALL_NETWORK } from './small-network.ts';

const network = parseNetwork(SMALL_NETWORK, 'small.yaml');

describe('A network file', () => {
  test('becomes layers in the order of the file', () => {
    expect(network.layers.map(({ name }) => name)).toEqual(['conv1', 'conv2', 'add', 'classifier']);
    expect(network.layers[0]).toEqual({
      name: 'conv1',
      operator: 'conv',
      extents: { N: 1, G: 1, K: 8, C: 3, P: 16, Q: 16, R: 3, S: 3 },
      stride: { row: 2, column: 2 },
      dilation: { row: 1, column: 1 },
      inputTensors: 1,
      parameterCount: 224,
    });
  });

  test('becomes edges from the inputs of each layer', () => {
    expect(network.edges).toEqual([
      { from: null, to: 'conv1' },
      { from: 'conv1', to: 'conv2' },
      { from: 'conv1', to: 'add' },
      { from: 'conv2', to: 'add' },
      { from: 'add', to: 'classifier' },
    ]);
  });

  test('counts the weights without biases where it states no parameters', () => {
    // conv1 states 3·3·3·8 + 8 = 224; conv2 8·8 = 64; the addition none; the classifier 2048·10 = 20480
    expect(networkParameters(network)).toBe(224 + 64 + 20_480);
  });

  test('has the multiply-accumulates of its convolutions and products', () => {
    // conv1 8·3·16·16·3·3 = 55296; conv2 8·8·16·16 = 16384; classifier 20480
    expect(networkMacs(network)).toBe(55_296 + 16_384 + 20_480);
  });

  test('reads all inputs of an element-wise layer', () => {
    expect(network.layers[2]?.inputTensors).toBe(2);
  });

  test('may give stride and dilation for each axis, and widths of its own', () => {
    const text = SMALL_NETWORK.replace(
      'stride: 2',
      'stride: { row: 2, column: 1 }\n    dilation: { row: 1, column: 2 }\n    precisionBits: { weights: 4 }',
    );
    expect(parseNetwork(text, 'small.yaml').layers[0]).toMatchObject({
      stride: { row: 2, column: 1 },
      dilation: { row: 1, column: 2 },
      precisionBits: { weights: 4 },
    });
  });
});
