import { describe, expect, it } from 'vitest';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { pairColumns } from '../../src/cost/nest-pairs.ts';
import { referenceTraffic } from '../../src/cost/nest-traffic.ts';
import { countedPairs, networkEnergyPj } from '../../src/cost/network-energy.ts';
import type { MemoryCost } from '../../src/technology/cost-table.ts';
import { OPERANDS, type Operand } from '../../src/workload/operand.ts';
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
    const keeps = nest.levels.map((level) => level.keeps);
    const { all, networks } = countedPairs(tinyAccelerator(nest), { ...costs, memories }, keeps);
    const batch = { rows: nestRow(layer, nest), count: 1, levels: 2, pairs: pairColumns(all) };
    const table = referenceTraffic({ ...batch, reuse: 'stepwise' });
    return networkEnergyPj(layer, networks, nest, table, 'stepwise');
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

describe('countedPairs', () => {
  const costs = { ...tinyCosts(2), memories: tinyCosts(2).memories.map(priced) };
  const accelerator = tinyAccelerator(tinyNest({ x: 'K4' }, {}));
  const counted = (...keeps: readonly (readonly Operand[])[]) =>
    countedPairs(accelerator, costs, keeps);

  it('counts on a network what is kept on both sides of it once', () => {
    const { kept, all, networks } = counted(OPERANDS, OPERANDS);
    expect(all).toEqual(kept);
    // Weights, inputs, outputs: the first pair of two each, of six numbers.
    expect(networks).toMatchObject([{ level: 0, hopPj: 3, tableAt: [0, 12, 24] }]);
  });

  it('counts what passes by a level as well', () => {
    const { kept, all, networks } = counted(OPERANDS, ['weights']);
    expect(kept).toHaveLength(4);
    expect(all.slice(4)).toEqual([
      { operand: 'inputs', parent: 0, child: 1 },
      { operand: 'outputs', parent: 0, child: 1 },
    ]);
    expect(networks).toMatchObject([{ tableAt: [0, 4 * 6, 5 * 6] }]);
  });
});

function priced(memory: MemoryCost): MemoryCost {
  return { ...memory, hopPjPerElement: 3 };
}
