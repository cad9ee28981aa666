import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { searchLayers } from '../../../src/cli/search-layers.ts';
import type { OptimalMapping } from '../../../src/mapper/optimal/optimal-mapping.ts';
import { optimalNetwork } from '../../../src/mapper/optimal/optimal-network.ts';
import { asWired } from '../../../src/mapping/as-wired.ts';
import { smallSubject } from '../../support/small-hierarchy.ts';

const { layer, accelerator, costs } = smallSubject(createRandom(3));
const layers = [
  { ...layer, name: 'a' },
  { ...layer, name: 'b', extents: { ...layer.extents, K: layer.extents.K + 1 } },
  { ...layer, name: 'c' },
];

/** Maps the three layers; the cache is a map. */
function mapThem(kept: Map<string, OptimalMapping>, searched: string[] = []) {
  return optimalNetwork({
    network: { name: 'three', source: 'made up', layers, edges: [] },
    accelerator,
    costs,
    dataflows: [asWired],
    objective: 'edp',
    space: { tiling: 'even', constraints: [], reuse: 'stepwise' },
    cache: { get: (key) => kept.get(key), set: (key, found) => void kept.set(key, found) },
    incumbents: async () => new Map(),
    search: searchLayers({ budgetMs: null, workers: 1, signal: new AbortController().signal }),
    onLayer: ({ name }, done, all) => {
      searched.push(`${name} ${done}/${all}`);
    },
  });
}

describe('optimalNetwork', () => {
  it('looks once for layers of one shape, in the order of the network', async () => {
    const searched: string[] = [];
    const groups = await mapThem(new Map(), searched);
    expect(searched).toEqual(['a 1/2', 'b 2/2']);
    expect(groups.map((group) => group.layers.map(({ name }) => name))).toEqual([
      ['a', 'c'],
      ['b'],
    ]);
    for (const { found } of groups) expect(found.isProven).toBe(true);
  });

  it('takes from the cache what it found before', async () => {
    const kept = new Map<string, OptimalMapping>();
    const first = await mapThem(kept);
    const second = await mapThem(kept);
    expect(first.every(({ fromCache }) => !fromCache)).toBe(true);
    expect(second.every(({ fromCache }) => fromCache)).toBe(true);
    expect(second.map(({ found }) => found)).toEqual(first.map(({ found }) => found));
  });
});
