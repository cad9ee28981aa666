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
