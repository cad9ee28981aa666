import { expect, it } from 'vitest';
import { buildModel } from '../../../models/zoo.ts';
import { parseTopology } from '../../../src/io/scale-sim/parse-topology.ts';
import { networkToTopology } from '../../../src/io/scale-sim/to-topology.ts';
import { multiplies } from '../../../src/workload/layer.ts';
import { networkMacs } from '../../../src/workload/network.ts';
import { withBatch } from '../../../src/workload/with-batch.ts';

it('A network of convolutions reads back as it was', () => {
  const zoo = buildModel('resnet18');
  const read = parseTopology(networkToTopology(zoo), 'resnet18.csv');
  const convolutions = zoo.layers.filter(({ operator }) => operator === 'conv');
  const shape = ({ name, extents, stride }: (typeof convolutions)[number]) => ({
    name,
    extents,
    stride,
  });
  expect(read.layers.slice(0, -1).map(shape)).toEqual(convolutions.map(shape));
  // the fully connected layer is a convolution of one pixel
  expect(read.layers.at(-1)).toMatchObject({
    name: 'fc',
    operator: 'conv',
    extents: { K: 1000, C: 512, P: 1, Q: 1, R: 1, S: 1 },
  });
  expect(read.layers).toHaveLength(zoo.layers.filter(multiplies).length);
});

it('A depthwise convolution is one filter over all channels, with the same multiply-accumulates', () => {
  const zoo = buildModel('mobilenet-v2');
  const text = networkToTopology(zoo);
  // 112 rows and a 3×3 filter reach over 114 rows
  expect(text).toContain('bottleneck1.depthwise, 114, 114, 3, 3, 32, 1, 1, 1,');
  expect(networkMacs(parseTopology(text, 'mobilenet.csv'))).toBe(networkMacs(zoo));
});

it('Other groups have a line each', () => {
  const text = networkToTopology(buildModel('alexnet'));
  expect(text).toMatch(/conv2\.0, .*\nconv2\.1, /);
});

it('Several samples and dilated filters cannot be said', () => {
  const zoo = buildModel('squeezenet-1.0');
  expect(() => networkToTopology(withBatch(zoo, 4))).toThrow(
    /layers.conv1: must have one sample, got N = 4/,
  );
  const [first] = zoo.layers;
  if (first === undefined) throw new Error('there are layers');
  const dilated = { ...zoo, layers: [{ ...first, dilation: { row: 2, column: 1 } }] };
  expect(() => networkToTopology(dilated)).toThrow(/must not be dilated, got 2×1/);
});
