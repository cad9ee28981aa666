import { expect, it } from 'vitest';
import { computedSpace } from '../../../models/spaces/network-space.ts';
import { networkMacs } from '../../../src/workload/network.ts';
import { tinyNetwork } from '../../support/tiny-training.ts';

it('the layers of a computed space follow from what its networks compute', () => {
  const space = computedSpace({
    name: 'tiny',
    title: 'Tiny',
    genes: [{ name: 'channels', choices: [2, 4] }],
    compute: ([channels = 2]) => tinyNetwork({ channels }),
  });
  const names = space.build([4]).layers.map(({ name }) => name);
  const computed = space.compute?.([4]).steps.map(({ name }) => name) ?? [];
  expect(names.length).toBeGreaterThan(5);
  expect(computed).toEqual(expect.arrayContaining(names));
  expect(networkMacs(space.build([4]))).toBeGreaterThan(networkMacs(space.build([2])));
});
