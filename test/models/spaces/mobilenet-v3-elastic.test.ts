import { describe, expect, it } from 'vitest';
import { mobilenetV3Elastic } from '../../../models/spaces/mobilenet-v3-elastic.ts';
import { computationNetwork } from '../../../src/workload/computation-network.ts';
import { macs } from '../../../src/workload/layer.ts';
import { referenceFile } from '../../support/reference-file.ts';

const TAIL = ['wide', 'pool', 'features', 'classifier'];

interface ReleasedBlock {
  readonly cout: number;
  readonly k: number;
  readonly e: number;
}

interface ReleasedNetwork {
  readonly name: string;
  readonly name_arch: string;
  readonly resolution: number;
  readonly first_conv_out: number;
  readonly backbone_MMACs: number;
  readonly blocks: readonly ReleasedBlock[];
}

/** Stage by stage: blocks of the same output channels; the first block of all stands for itself. */
function genesOf({ blocks, resolution, first_conv_out }: ReleasedNetwork) {
  const stages: ReleasedBlock[][] = [];
  for (const block of blocks.slice(1)) {
    const last = stages.at(-1);
    if (last?.[0]?.cout === block.cout) last.push(block);
    else stages.push([block]);
  }
  const filled = (pick: (block: ReleasedBlock) => number) =>
    stages.flatMap((stage) => [...stage.map(pick), 3, 3, 3, 3].slice(0, 4));
  return {
    kernels: filled(({ k }) => k),
    expansions: filled(({ e }) => e),
    depths: stages.map(({ length }) => length),
    resolution,
    width: first_conv_out === 24 ? 1.2 : 1,
  };
}

describe('The elastic MobileNetV3', () => {
  it('leaves out blocks beyond a stage’s depth, and everything else follows', () => {
    const kernels = new Array<number>(20).fill(3);
    const options = { kernels, expansions: kernels, depths: [2, 2, 2, 2, 2], resolution: 128 };
    const smallest = computationNetwork(mobilenetV3Elastic(options));
    const depthwise = smallest.layers.filter(({ name }) => name.endsWith('.depthwise'));
    expect(depthwise).toHaveLength(11);
    expect(depthwise.at(-1)?.extents).toMatchObject({ P: 4, Q: 4, G: 480 });
    expect(smallest.layers.at(-1)?.extents).toMatchObject({ C: 1280, K: 1000 });
  });

  it('has the MACs of the released networks, whose count leaves out squeeze-and-excite and the last layers', () => {
    const released = referenceFile('once-for-all/ofa_specialized_nets.json');
    if (released === undefined) return;
    const networks = (JSON.parse(released.text) as readonly ReleasedNetwork[]).filter(
      ({ name_arch }) => name_arch === 'MobileNetV3',
    );
    const errors = networks.map((network) => {
      const { layers } = computationNetwork(mobilenetV3Elastic(genesOf(network)));
      const backbone = layers.filter(({ name }) => !TAIL.includes(name) && !name.includes('.se.'));
      const ours = backbone.reduce((sum, layer) => sum + macs(layer), 0) / 1e6;
      return Math.abs(ours - network.backbone_MMACs) / network.backbone_MMACs;
    });
    expect(networks.length).toBeGreaterThan(20);
    expect(Math.max(...errors)).toBeLessThan(0.001);
  });
});
