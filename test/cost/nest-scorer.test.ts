import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { computeCycles } from '../../src/cost/compute-cycles.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { nestPairs, pairColumns } from '../../src/cost/nest-pairs.ts';
import { NestScorer } from '../../src/cost/nest-scorer.ts';
import { type ReuseMode, referenceTraffic } from '../../src/cost/nest-traffic.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { OPERANDS } from '../../src/workload/operand.ts';
import { randomCosts, randomHardware } from '../support/random-hardware.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';
import { tinyAccelerator, tinyCosts, tinyLayer, tinyNest } from '../support/tiny-nest.ts';

const PAIRS = nestPairs([OPERANDS, OPERANDS]);

function scored(scorer: NestScorer, mapping: Mapping, layer = tinyLayer({}), reuse?: ReuseMode) {
  const rows = nestRow(layer, mapping);
  const levels = mapping.levels.length;
  const pairs = pairColumns(nestPairs(mapping.levels.map(({ keeps }) => keeps)));
  const table = referenceTraffic({ rows, count: 1, levels, pairs, reuse: reuse ?? 'stepwise' });
  return scorer.score(rows, 0, table, 0, computeCycles(rows, 0, levels));
}

describe('NestScorer', () => {
  it('prices multiply-accumulates, memories and time', () => {
    const layer = tinyLayer({ K: 2, P: 3 });
    const mapping = tinyNest({ t: 'K2 P3' }, {});
    const subject = { layer, accelerator: tinyAccelerator(mapping), costs: tinyCosts(2) };
    const { latency, energy, energyPj } = scored(
      new NestScorer(subject, PAIRS, 'stepwise'),
      mapping,
      layer,
    );
    expect(latency.latencyCycles).toBe(6);
    // Six multiply-accumulates at 0.5 pJ.
    expect(energy.mac).toBe(3);
    // DRAM reads 2 weights and 2 · 3 inputs at 10 pJ and takes 6 outputs at 20.
    expect(energy.memories[0]).toBe(8 * 10 + 6 * 20);
    // The memory fills the same 8 at 2 pJ, reads two factors for each of 6 at 1 pJ, and takes 6 sums at 2.
    expect(energy.memories[1]).toBe(8 * 2 + 12 * 1 + 6 * 2);
    expect(energyPj).toBe(3 + 200 + 40);
  });

  it('scores a nest the same whatever it scored before', () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = createRandom(seed);
      const layer = randomLayer(random, 8);
      const { levels } = randomMapping(random, layer, { levels: 3, perfect: false });
      const keeps = levels.map((level) => level.keeps);
      const nests = Array.from({ length: 4 }, (): Mapping => {
        const nest = randomMapping(random, layer, { levels: 3, perfect: seed % 2 === 0 });
        return { levels: nest.levels.map((level, at) => ({ ...level, keeps: keeps[at] ?? [] })) };
      });
      const accelerator = {
        ...randomHardware(random, { levels }),
        ...(seed % 3 === 0 ? { clockPjPerPeCycle: 2 } : {}),
      };
      const subject = { layer, accelerator, costs: randomCosts(random, accelerator) };
      const reuse = seed % 5 === 0 ? 'timeloop' : 'stepwise';
      const one = new NestScorer(subject, nestPairs(keeps), reuse);
      for (const nest of [...nests, ...nests]) {
        const fresh = new NestScorer(subject, nestPairs(keeps), reuse);
        expect(scored(one, nest, layer, reuse)).toEqual(scored(fresh, nest, layer, reuse));
      }
    }
  });
});
