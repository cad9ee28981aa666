import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatenate, flatten } from '../../src/workload/feature-map.ts';
import { macs } from '../../src/workload/layer.ts';
import { NetworkBuilder } from '../../src/workload/network-builder.ts';

const builder = (channels = 8, height = 16, width = height) =>
  new NetworkBuilder({ name: 'toy', source: 'a test', input: { channels, height, width } });

describe('NetworkBuilder', () => {
  it('infers the extents of a convolution and counts weights and biases: 12·8·3·3 + 12', () => {
    const net = builder();
    net.conv('a', net.input, { outputChannels: 12, kernel: 3, stride: 2 });
    expect(net.build()).toEqual({
      name: 'toy',
      source: 'a test',
      layers: [
        {
          name: 'a',
          operator: 'conv',
          extents: { N: 1, G: 1, K: 12, C: 8, P: 8, Q: 8, R: 3, S: 3 },
          stride: { row: 2, column: 2 },
          dilation: { row: 1, column: 1 },
          inputTensors: 1,
          parameterCount: 876,
        },
      ],
      edges: [{ from: null, to: 'a' }],
    });
  });

  it('counts two numbers per channel for a folded batch normalisation, none for weights only', () => {
    const net = builder();
    const filter = { outputChannels: 4, kernel: 1 };
    net.conv('a', net.input, { ...filter, trained: 'batch-norm' });
    net.conv('b', net.input, { ...filter, trained: 'weights-only' });
    expect(net.build().layers.map(({ parameterCount }) => parameterCount)).toEqual([40, 32]);
  });

  it('keeps rows apart from columns: a 1×7 filter has R = 1 and S = 7', () => {
    const net = builder(8, 17);
    net.conv('a', net.input, { outputChannels: 8, kernel: { row: 1, column: 7 } });
    expect(net.build().layers[0]?.extents).toMatchObject({ P: 17, Q: 17, R: 1, S: 7 });
  });

  it('gives a depthwise convolution a group per channel', () => {
    const net = builder();
    net.depthwise('a', net.input, { kernel: 3 });
    const [layer] = net.build().layers;
    expect(layer?.extents).toEqual({ N: 1, G: 8, K: 1, C: 1, P: 16, Q: 16, R: 3, S: 3 });
    expect(layer?.parameterCount).toBe(8 * 9 + 8);
  });

  it('divides MACs and weights by the number of groups', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 4, 8),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        (groups, kernel, stride) => {
          const net = builder(16, 12);
          const options = { outputChannels: 24, kernel, stride, trained: 'weights-only' } as const;
          net.conv('dense', net.input, options);
          net.conv('grouped', net.input, { ...options, groups });
          const [dense, grouped] = net.build().layers;
          if (dense === undefined || grouped === undefined) throw new Error('no layers');
          expect(macs(grouped) * groups).toBe(macs(dense));
          expect(grouped.parameterCount * groups).toBe(dense.parameterCount);
        },
      ),
      { seed: 6 },
    );
  });

  it('refuses groups that do not divide the channels', () => {
    const net = builder();
    expect(() => net.conv('a', net.input, { outputChannels: 12, kernel: 3, groups: 3 })).toThrow(
      'a: groups must divide the 8 input and the 12 output channels, got 3.',
    );
  });

  it('runs a fully connected layer on every row: P = tokens, C = features in, K = features out', () => {
    const net = builder(8, 5, 1);
    net.fullyConnected('a', net.input, { outputs: 3 });
    const [layer] = net.build().layers;
    expect(layer).toMatchObject({ operator: 'gemm', parameterCount: 8 * 3 + 3 });
    expect(layer?.extents).toEqual({ N: 1, G: 1, K: 3, C: 8, P: 5, Q: 1, R: 1, S: 1 });
  });

  it('wants a feature map flattened before a fully connected layer', () => {
    const net = builder(8, 4);
    expect(() => net.fullyConnected('a', net.input, { outputs: 3 })).toThrow('Flatten');
    net.fullyConnected('a', flatten(net.input), { outputs: 3 });
    expect(net.build().layers[0]?.extents).toMatchObject({ P: 1, C: 128, K: 3 });
  });

  it('multiplies two feature maps without parameters, reading both', () => {
    const net = builder(8, 5, 1);
    const query = net.fullyConnected('q', net.input, { outputs: 8 });
    const key = net.fullyConnected('k', net.input, { outputs: 8 });
    const shape = { groups: 2, rows: 5, contracted: 4, columns: 5 };
    const output = { channels: 2, height: 5, width: 5 };
    net.matmul('scores', { left: query, right: key, ...shape, output });
    const network = net.build();
    expect(network.layers[2]).toMatchObject({ operator: 'gemm', parameterCount: 0 });
    expect(network.layers[2]?.extents).toMatchObject({ G: 2, P: 5, C: 4, K: 5 });
    expect(network.edges.slice(2)).toEqual([
      { from: 'q', to: 'scores' },
      { from: 'k', to: 'scores' },
    ]);
    expect(() =>
      net.matmul('wrong', { left: query, right: key, ...shape, contracted: 5, output }),
    ).toThrow('wrong: left must have 50 elements, got 40 (8×5×1).');
  });

  it('pools with the channels in G and the window in R and S', () => {
    const net = builder(8, 15);
    net.pool('a', net.input, { kernel: 3, stride: 2, padding: 0 });
    const [layer] = net.build().layers;
    expect(layer).toMatchObject({ operator: 'pool', parameterCount: 0 });
    expect(layer?.extents).toEqual({ N: 1, G: 8, K: 1, C: 1, P: 7, Q: 7, R: 3, S: 3 });
  });

  it('pools globally with a window of the whole feature map', () => {
    const net = builder(8, 7, 5);
    net.globalPool('a', net.input);
    const extents = { N: 1, G: 8, K: 1, C: 1, P: 1, Q: 1, R: 7, S: 5 };
    expect(net.build().layers[0]?.extents).toEqual(extents);
  });

  it('adds feature maps of one shape, reading every one of them', () => {
    const net = builder();
    const branch = net.depthwise('a', net.input, { kernel: 3 });
    net.combine('sum', [branch, net.input]);
    const network = net.build();
    expect(network.layers[1]).toMatchObject({ operator: 'elementwise', inputTensors: 2 });
    expect(network.edges.slice(1)).toEqual([
      { from: 'a', to: 'sum' },
      { from: null, to: 'sum' },
    ]);
    expect(() => net.combine('bad', [branch, flatten(branch)])).toThrow(
      'bad: combined feature maps must have the same shape, got 8×16×16, 2048×1×1.',
    );
  });

  it('scales channels while it reads one full tensor, and needs a factor for each', () => {
    const net = builder();
    const factors = net.globalPool('average', net.input);
    net.scale('scale', net.input, factors);
    expect(net.build().layers[1]?.inputTensors).toBe(1);
    expect(() => net.scale('bad', net.input, net.input)).toThrow('factors must have 8 elements');
  });

  it('makes no layer of a concatenation, only edges', () => {
    const net = builder();
    const left = net.conv('left', net.input, { outputChannels: 4, kernel: 1 });
    const right = net.conv('right', net.input, { outputChannels: 6, kernel: 3 });
    net.conv('after', concatenate([left, right]), { outputChannels: 2, kernel: 1 });
    const network = net.build();
    expect(network.layers.map(({ name }) => name)).toEqual(['left', 'right', 'after']);
    expect(network.layers[2]?.extents.C).toBe(10);
    expect(network.edges.slice(2)).toEqual([
      { from: 'left', to: 'after' },
      { from: 'right', to: 'after' },
    ]);
  });

  it('refuses to finish with two layers of one name', () => {
    const net = builder();
    net.globalPool('a', net.input);
    net.globalPool('a', net.input);
    expect(() => net.build()).toThrow('layers[1].name: layer names must differ');
  });

  it('is not changed by going on after a network was built', () => {
    const net = builder();
    net.globalPool('a', net.input);
    const network = net.build();
    net.globalPool('b', net.input);
    expect(network.layers).toHaveLength(1);
    expect(network.edges).toHaveLength(1);
  });
});
