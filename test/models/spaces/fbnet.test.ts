import { describe, expect, it } from 'vitest';
import { type FbnetBlock, fbnet } from '../../../models/spaces/fbnet.ts';
import { computationNetwork } from '../../../src/workload/computation-network.ts';

function networkOf(block: FbnetBlock) {
  return computationNetwork(fbnet({ blocks: new Array<FbnetBlock>(22).fill(block) }));
}

describe('A network of the FBNet space', () => {
  it('of skips has a stem, a 1×1 convolution where the shape changes, and a head', () => {
    const names = networkOf('skip').layers.map(({ name }) => name);
    // layer 1 keeps 16 channels at stride 1; the others change in layers 2, 6, 10, 14, 18 and 22
    const skips = [2, 6, 10, 14, 18, 22].map((layer) => `layer${layer}.skip`);
    expect(names).toEqual(['stem', ...skips, 'head', 'classifier'].toSpliced(8, 0, 'pool'));
  });

  it('expands, filters with the kernel and projects, in groups where its name says so', () => {
    const { layers } = networkOf('k5_e1_g2');
    const [expand, filter, project] = ['expand', 'depthwise', 'project'].map((part) =>
      layers.find(({ name }) => name === `layer2.${part}`),
    );
    expect(expand?.extents).toMatchObject({ G: 2, C: 8, K: 8, P: 112 });
    expect(filter?.extents).toMatchObject({ G: 16, R: 5, S: 5, P: 56 });
    expect(project?.extents).toMatchObject({ G: 2, C: 8, K: 12 });
    expect(layers.some(({ name }) => name === 'layer3.add')).toBe(true);
  });

  it('halves 224 five times', () => {
    expect(networkOf('k3_e6').layers.find(({ name }) => name === 'head')?.extents).toMatchObject({
      C: 352,
      K: 1984,
      P: 7,
      Q: 7,
    });
  });
});
