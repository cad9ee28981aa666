import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

describe('VGG', () => {
  // torchvision.models documentation, "num_params" and "GFLOPS" of the IMAGENET1K weights.
  it.each([
    ['vgg16', 138_357_544, 15_470_264_320],
    ['vgg19', 143_667_240, 19_632_062_464],
  ])('%s has the published %i parameters and %i MACs', (name, parameters, macs) => {
    const network = buildModel(name);
    expect(networkParameters(network)).toBe(parameters);
    expect(networkMacs(network)).toBe(macs);
  });

  it('names its convolutions by stage, as the Caffe model does', () => {
    const convolutions = buildModel('vgg16').layers.filter(({ operator }) => operator === 'conv');
    expect(convolutions.map(({ name }) => name)).toEqual([
      ...['conv1_1', 'conv1_2', 'conv2_1', 'conv2_2', 'conv3_1', 'conv3_2', 'conv3_3'],
      ...['conv4_1', 'conv4_2', 'conv4_3', 'conv5_1', 'conv5_2', 'conv5_3'],
    ]);
  });
});
