import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../models/zoo.ts';
import { parseOnnxNetwork } from '../../../src/io/onnx/load-onnx-network.ts';
import { macs } from '../../../src/workload/layer.ts';
import { type Network, networkMacs, networkParameters } from '../../../src/workload/network.ts';
import { writeZooNetwork } from './write-zoo-network.ts';

/** Layers as they must come back: everything but parameters, which are compared by themselves. */
const shapes = (network: Network) =>
  network.layers.map(({ parameterCount, ...layer }) => ({ ...layer }));

describe.each([
  { model: 'resnet18', input: [1, 3, 224, 224] },
  { model: 'resnet50', input: [1, 3, 224, 224] },
  { model: 'mobilenet-v2', input: [1, 3, 224, 224] },
])('$model, written to ONNX and imported', ({ model, input }) => {
  const zoo = buildModel(model);
  const imported = parseOnnxNetwork(writeZooNetwork(zoo, input), `${model}.onnx`);

  it('has the layers of the zoo, shape by shape, with their parameters', () => {
    expect(shapes(imported)).toEqual(shapes(zoo));
    expect(imported.layers.map((layer) => layer.parameterCount)).toEqual(
      zoo.layers.map((layer) => layer.parameterCount),
    );
  });

  it('has the edges of the zoo', () => {
    const sorted = ({ edges }: Network) => edges.map(({ from, to }) => `${from}→${to}`).sort();
    expect(sorted(imported)).toEqual(sorted(zoo));
  });
});

describe('BERT base, written to ONNX and imported', () => {
  const zoo = buildModel('bert-base');
  const imported = parseOnnxNetwork(writeZooNetwork(zoo, [1, 128]), 'bert.onnx');

  it('has the products of the zoo, shape by shape', () => {
    const products = (network: Network) =>
      network.layers.filter((layer) => macs(layer) > 0).map((layer) => ({ ...layer }));
    expect(products(imported)).toEqual(products(zoo));
    expect(networkMacs(imported)).toBe(networkMacs(zoo));
  });

  it('has all of its 109.5 million parameters', () => {
    expect(networkParameters(imported)).toBe(109_482_240);
    expect(networkParameters(imported)).toBe(networkParameters(zoo));
  });

  it('has the other layers of the zoo, but for three look-ups and sums in place of one', () => {
    const streaming = (network: Network) =>
      shapes(network).filter(({ operator }) => operator === 'elementwise');
    expect(streaming(imported).slice(4)).toEqual(streaming(zoo).slice(1));
  });
});
