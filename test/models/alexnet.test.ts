import { describe, expect, it } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { macs } from '../../src/workload/layer.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

const alexnet = buildModel('alexnet');
const layerOf = (name: string) => alexnet.layers.find((layer) => layer.name === name);

describe('AlexNet', () => {
  it('of 2012 has 60,965,224 parameters and 724,406,816 MACs (Caffe bvlc_alexnet)', () => {
    expect(networkParameters(alexnet)).toBe(60_965_224);
    expect(networkMacs(alexnet)).toBe(724_406_816);
  });

  it('of torchvision has 61,100,840 parameters and 714,188,480 MACs', () => {
    const network = buildModel('alexnet-torchvision');
    expect(networkParameters(network)).toBe(61_100_840);
    expect(networkMacs(network)).toBe(714_188_480);
  });

  it('starts with 96 filters of 11×11 at stride 4: (227 − 11) / 4 + 1 = 55', () => {
    expect(layerOf('conv1')?.extents).toEqual({
      N: 1,
      G: 1,
      K: 96,
      C: 3,
      P: 55,
      Q: 55,
      R: 11,
      S: 11,
    });
  });

  it('halves the work of conv2 by its two groups: 2 · 128 · 48 · 27² · 5² = 223,948,800', () => {
    expect(layerOf('conv2')?.extents).toMatchObject({ G: 2, K: 128, C: 48 });
    const conv2 = layerOf('conv2');
    expect(conv2 && macs(conv2)).toBe(223_948_800);
  });

  it('reads 256·6·6 = 9216 features in the first fully connected layer', () => {
    expect(layerOf('fc6')?.extents).toMatchObject({ P: 1, C: 9216, K: 4096 });
  });

  it('shrinks by overlapping pools: 55 → 27 → 13 → 6', () => {
    const rows = ['pool1', 'pool2', 'pool5'].map((name) => layerOf(name)?.extents.P);
    expect(rows).toEqual([27, 13, 6]);
  });
});
