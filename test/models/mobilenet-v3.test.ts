import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

describe('MobileNetV3', () => {
  // Parameters: torchvision.models documentation, "num_params".
  it.each([
    ['mobilenet-v3-large', 5_483_032, 216_589_760],
    ['mobilenet-v3-small', 2_542_856, 56_510_400],
  ])('%s has the published %i parameters and %i MACs', (name, parameters, macs) => {
    const network = buildModel(name);
    expect(networkParameters(network)).toBe(parameters);
    expect(networkMacs(network)).toBe(macs);
  });

  it('weighs channels in the blocks of the table only: 8 of 15 in the large network', () => {
    const network = buildModel('mobilenet-v3-large');
    expect(network.layers.filter(({ name }) => name.endsWith('.se_scale'))).toHaveLength(8);
  });
});
