import { describe, expect, it } from 'vitest';
import { networkFamily } from '../../src/experiment/network-family.ts';
import { SURROUNDINGS } from './experiment-fixture.ts';

function familyOf(network: object) {
  const complete = { options: {}, genes: {}, accuracy: 'x', ...network };
  return networkFamily({ network: complete }, SURROUNDINGS);
}

describe('networkFamily', () => {
  it('builds networks of a space from its genes, and knows how to run them', () => {
    const { family, misfits } = familyOf({ space: 'nas-bench-201', genes: 'all' });
    expect(misfits).toEqual([]);
    expect(family?.genes.map(({ choices }) => choices.length)).toEqual([5, 5, 5, 5, 5, 5]);
    const genes = { edge01: 0, edge02: 0, edge12: 0, edge03: 3, edge13: 0, edge23: 0 };
    // 15 convolutions of edges, a stem, 2 × 3 convolutions of the blocks between stages
    const convolutions = family
      ?.compute?.(genes)
      .steps.filter(({ operation }) => operation.kind === 'conv');
    expect(convolutions).toHaveLength(22);
    expect(family?.build(genes).layers.length).toBeGreaterThan(22);
  });

  it('keeps options of a model that are fixed', () => {
    const { family } = familyOf({
      model: 'mobilenet-v2',
      options: { resolution: 96 },
      genes: { width: [0.35, 1] },
    });
    const [first] = family?.build({ width: 1 }).layers ?? [];
    expect(first?.extents.P).toBe(48);
    expect(family?.compute).toBeNull();
  });

  it('refuses unknown names, options of a space and all genes of a model', () => {
    const rules = [
      { model: 'mobilenet-v3' },
      { space: 'nas-bench-202' },
      { space: 'fbnet', options: { width: 1 } },
      { model: 'resnet18', genes: 'all' },
      { model: 'mobilenet-v2', options: { width: 0 } },
    ].flatMap((network) => familyOf(network).misfits.map(({ rule }) => rule));
    expect(rules).toEqual([
      'must be the name of a known model',
      'must be the name of a known space',
      'is for models alone',
      'must list the options that are searched, each with its choices',
      expect.stringContaining('must be a number from'),
    ]);
  });
});
