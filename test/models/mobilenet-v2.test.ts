import { describe, expect, it } from 'vitest';
import { mobilenetV2 } from '../../models/mobilenet-v2.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

describe('MobileNetV2', () => {
  it('has the published 3,504,872 parameters and 300,774,272 MACs (torchvision.models.mobilenet_v2)', () => {
    const network = mobilenetV2();
    expect(networkParameters(network)).toBe(3_504_872);
    expect(networkMacs(network)).toBe(300_774_272);
  });

  // Millions of MACs in the table of the authors' release (tensorflow/models, slim/nets/mobilenet).
  it.each([
    [1.4, 224, 582],
    [1.3, 224, 509],
    [1, 224, 301],
    [1, 192, 221],
    [1, 160, 154],
    [1, 128, 99],
    [1, 96, 56],
    [0.75, 224, 209],
    [0.75, 96, 39],
    [0.5, 224, 97],
    [0.5, 160, 50],
    [0.35, 224, 59],
    [0.35, 96, 12],
  ])('at width %f and resolution %i has about %i million MACs', (width, resolution, millions) => {
    expect(Math.round(networkMacs(mobilenetV2({ width, resolution })) / 1e6)).toBe(millions);
  });

  it('rounds channels to multiples of 8 and keeps the last convolution at 1280 below width 1', () => {
    // 32·0.35 = 11.2 → 8 would lose more than a tenth → 16; 16·0.35 = 5.6 → 8; 24·0.35 = 8.4 → 8.
    const outputs = new Map(
      mobilenetV2({ width: 0.35 }).layers.map(({ name, extents }) => [name, extents.K]),
    );
    expect(outputs.get('conv0')).toBe(16);
    expect(outputs.get('bottleneck1.project')).toBe(8);
    expect(outputs.get('bottleneck2.project')).toBe(8);
    expect(outputs.get('conv_last')).toBe(1280);
  });

  it('widens the last convolution with the width from 1 on: 1280·1.4 = 1792', () => {
    const last = mobilenetV2({ width: 1.4 }).layers.find(({ name }) => name === 'conv_last');
    expect(last?.extents.K).toBe(1792);
  });

  it('has ten residual additions: all repeats but the first of each stage (1+2+3+2+2)', () => {
    const additions = mobilenetV2().layers.filter(({ name }) => name.endsWith('.add'));
    expect(additions).toHaveLength(10);
    expect(additions.every((layer) => layer.inputTensors === 2)).toBe(true);
  });
});
