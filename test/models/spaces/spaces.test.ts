import { describe, expect, it } from 'vitest';
import { NETWORK_SPACES } from '../../../models/spaces/spaces.ts';
import { createRandom } from '../../../src/base/random.ts';
import { networkMacs } from '../../../src/workload/network.ts';

for (const { name, genes, build } of NETWORK_SPACES) {
  describe(`The space ${name}`, () => {
    it('builds a network for the first, the last and random choices of its genes', () => {
      const random = createRandom(1);
      const genomes = [
        genes.map(({ choices }) => choices[0] ?? 0),
        genes.map(({ choices }) => choices.at(-1) ?? 0),
        genes.map(({ choices }) => random.pick(choices)),
      ];
      for (const genome of genomes) expect(networkMacs(build(genome))).toBeGreaterThan(0);
    });

    it('has genes of different names, and each tells networks apart', () => {
      expect(new Set(genes.map((gene) => gene.name)).size).toBe(genes.length);
      const middle = genes.map(({ choices }) => choices.at(-1) ?? 0);
      const changed = genes.slice(0, 8).filter(({ choices }, at) => {
        const other = middle.with(at, choices[0] ?? 0);
        return JSON.stringify(build(other).layers) !== JSON.stringify(build(middle).layers);
      });
      expect(changed).toHaveLength(Math.min(genes.length, 8));
    });
  });
}
