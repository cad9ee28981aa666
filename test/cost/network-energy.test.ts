import { describe, expect, it } from 'vitest';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { networkEnergyPj } from '../../src/cost/network-energy.ts';
import { tinyAccelerator, tinyCosts, tinyLayer, tinyNest } from '../support/tiny-nest.ts';

describe('networkEnergyPj', () => {
  const layer = tinyLayer({ K: 4, P: 2 });
  const nest = tinyNest({ t: 'P2', x: 'K4' }, {});
  const energy = (hopPj: readonly (number | null)[]) => {
    const costs = tinyCosts(2);
    const memories = costs.memories.map((memory, level) => ({
      ...memory,
      hopPjPerElement: hopPj[level] ?? null,
    }));
    const accelerator = tinyAccelerator(nest);
    const rows = nestRow(layer, nest);
    return networkEnergyPj(layer, accelerator, { ...costs, memories }, nest, rows, 'stepwise');
  };

  it('is elements · hops · pJ', () => {
    // On a row of four: four weights, 0 + 1 + 2 + 3 hops; two inputs to all, 3 hops each; 2 · 4 outputs, twice 6 hops.
    expect(energy([2, 0])).toBe(2 * (6 + 6 + 12));
  });

  it('is nothing where hops are not priced, or have one child only', () => {
    expect(energy([null, null])).toBe(0);
    expect(energy([0, 5])).toBe(0); // a register file abuts its PE
  });
});
