import { expect, it } from 'vitest';
import { resnetElastic } from '../../../models/spaces/resnet-elastic.ts';
import { computationNetwork } from '../../../src/workload/computation-network.ts';
import { networkMacs } from '../../../src/workload/network.ts';

it('the elastic residual network has the MACs of its stages, counted by hand', () => {
  const network = computationNetwork(
    resnetElastic({
      resolution: 8,
      widths: [4, 6],
      blocks: [1, 0],
      kernels: [3, 5],
      classes: 12,
    }),
  );
  const stem = 64 * 9 * 3 * 8;
  const first = 64 * 9 * 8 * 4 + 2 * (64 * 9 * 4 * 4); // 8×8
  const second = 16 * 25 * 4 * 6; // 4×4
  expect(networkMacs(network)).toBe(stem + first + second + 6 * 12);
});

it('stages have bits of their own, which reach their layers; stem and classifier have none', () => {
  const bits = [
    { weights: 4, activations: 8 },
    { weights: 2, activations: 3 },
  ];
  const options = { resolution: 8, widths: [4, 6], blocks: [1, 0], kernels: [3, 5], classes: 12 };
  const { layers } = computationNetwork(resnetElastic({ ...options, bits }));
  const widths = Object.fromEntries(layers.map((layer) => [layer.name, layer.precisionBits]));
  expect(widths['stage1.block1.conv2']).toEqual({ weights: 4, inputs: 8, outputs: 8 });
  expect(widths['stage2.conv']).toEqual({ weights: 2, inputs: 3, outputs: 3 });
  expect(widths.stem).toBeUndefined();
  expect(widths.fc).toBeUndefined();
});
