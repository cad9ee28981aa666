import { describe, expect, it } from 'vitest';
import { mnasnet } from '../../../models/spaces/mnasnet.ts';
import { computationNetwork } from '../../../src/workload/computation-network.ts';
import { networkMacs, networkParameters } from '../../../src/workload/network.ts';

function block(kernel: number, expansion: number, squeezes: boolean, layers: number) {
  return { kernel, expansion, squeezes, layers, width: 1 };
}

describe('The space of MnasNet', () => {
  it('has MnasNet-A1 in it: 312 million MACs and 3.9 million parameters', () => {
    // Figure 7 of the paper; Table 1 has the counts, which it rounds
    const a1 = computationNetwork(
      mnasnet({
        blocks: [
          block(3, 6, false, 2),
          block(5, 3, true, 3),
          block(3, 6, false, 4),
          block(3, 6, true, 2),
          block(5, 6, true, 3),
          block(3, 6, false, 1),
        ],
      }),
    );
    expect(networkMacs(a1) / 1e6).toBeCloseTo(312, -1);
    expect(networkParameters(a1) / 1e6).toBeCloseTo(3.9, 1);
  });

  it('refuses blocks that are missing', () => {
    expect(() => mnasnet({ blocks: [] })).toThrow('block 1 of 6 is missing');
  });
});
