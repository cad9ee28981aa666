import { describe, expect, it } from 'vitest';
import { mobilenetV1 } from '../../models/mobilenet-v1.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';

describe('MobileNetV1', () => {
  it('has 4,231,976 parameters and 568,740,352 MACs', () => {
    expect(networkParameters(mobilenetV1())).toBe(4_231_976);
    expect(networkMacs(mobilenetV1())).toBe(568_740_352);
  });

  // Howard et al., arXiv:1704.04861, Tables 6 and 7: millions of MACs, rounded either way (290.56 is printed as 290).
  it.each([
    [1, 224, 569],
    [0.75, 224, 325],
    [0.5, 224, 149],
    [0.25, 224, 41],
    [1, 192, 418],
    [1, 160, 290],
    [1, 128, 186],
  ])(
    'at width %f and resolution %i is within a million of the published %i million MACs',
    (width, resolution, millions) => {
      const macs = networkMacs(mobilenetV1({ width, resolution }));
      expect(Math.abs(macs - millions * 1e6)).toBeLessThan(1e6);
    },
  );

  // The same tables: millions of parameters, one decimal.
  it.each([
    [1, 4.2],
    [0.75, 2.6],
    [0.5, 1.3],
    [0.25, 0.5],
  ])('at width %f has the published %f million parameters', (width, millions) => {
    expect(Math.round(networkParameters(mobilenetV1({ width })) / 1e5) / 10).toBe(millions);
  });
});
