import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import type { LayerOnAccelerator } from '../../../src/cost/assemble-cost.ts';
import { REUSE_MODES, type ReuseMode } from '../../../src/cost/nest-traffic.ts';
import { evaluate } from '../../../src/cost/reference-evaluator.ts';
import { MAPPING_OBJECTIVES, type MappingObjective } from '../../../src/mapper/mapped-network.ts';
import { costMerit } from '../../../src/mapper/optimal/mapping-judge.ts';
import { mapspaces } from '../../../src/mapper/optimal/mapspace.ts';
import {
  type OptimalMapping,
  optimalMapping,
} from '../../../src/mapper/optimal/optimal-mapping.ts';
import { asWired } from '../../../src/mapping/as-wired.ts';
import { leastMerits } from '../../support/least-merits.ts';
import { smallSubject } from '../../support/small-hierarchy.ts';

/** Small problems: what `npm run bench -- optimality` does with hundreds of seeds more. */
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

function search(subject: LayerOnAccelerator, reuse: ReuseMode, objective: MappingObjective) {
  const spaces = mapspaces(subject.accelerator, asWired, 'uneven', { loops: 'everywhere' });
  return optimalMapping({ ...subject, spaces, objective, reuse });
}

describe('optimalMapping, on small problems of which every mapping can be tried', () => {
  it('finds the best of them every time, for every objective, and says that it is proven', () => {
    let compared = 0;
    for (const seed of SEEDS) {
      const subject = smallSubject(createRandom(seed));
      const reuse = REUSE_MODES[seed % 2] ?? 'stepwise';
      const least = leastMerits(subject, reuse, 'held');
      if (least === undefined) continue;
      for (const objective of MAPPING_OBJECTIVES) {
        const { best, isProven } = search(subject, reuse, objective);
        const found = best?.merit ?? Infinity;
        expect({
          seed,
          reuse,
          objective,
          isProven,
          isBest: isNear(found, least[objective]),
        }).toEqual({ seed, reuse, objective, isProven: true, isBest: true });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(120);
  });

  it('reports what the evaluator says of its mapping', () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const subject = smallSubject(createRandom(seed));
      const { best } = search(subject, 'stepwise', 'edp');
      if (best === null) continue;
      const outcome = evaluate({ ...subject, mapping: best.mapping, reuse: 'stepwise' });
      expect(outcome).toEqual({ ok: true, value: best.cost });
      expect(best.merit).toBe(costMerit('edp', best.cost));
    }
  });

  it('finds the same again', () => {
    const subject = smallSubject(createRandom(3));
    expect(search(subject, 'stepwise', 'edp')).toEqual(search(subject, 'stepwise', 'edp'));
  });
});

describe('optimalMapping, stopped early', () => {
  const subject = smallSubject(createRandom(5));
  const spaces = mapspaces(subject.accelerator, asWired, 'uneven', { loops: 'everywhere' });
  const whole = optimalMapping({ ...subject, spaces, objective: 'edp', reuse: 'stepwise' });
  const stopped = (mostBounds: number): OptimalMapping =>
    optimalMapping({ ...subject, spaces, objective: 'edp', reuse: 'stepwise', mostBounds });

  it('says what no mapping can be better than', () => {
    for (const mostBounds of [1, 64, 256, 1024]) {
      const { best, bound, isProven } = stopped(mostBounds);
      expect(bound).toBeLessThanOrEqual((whole.best?.merit ?? 0) * (1 + 1e-9));
      expect(best?.merit ?? Infinity).toBeGreaterThanOrEqual(whole.best?.merit ?? 0);
      if (isProven) expect(best?.merit).toBe(whole.best?.merit);
    }
  });

  it('ends with a mapping that is good enough', () => {
    const goal = 1.5 * (whole.best?.merit ?? 0);
    const { best } = optimalMapping({
      ...subject,
      spaces,
      objective: 'edp',
      reuse: 'stepwise',
      goal,
    });
    expect(best?.merit).toBeLessThanOrEqual(goal);
  });
});

describe('optimalMapping under a limit of cycles', () => {
  it('finds the mapping of least energy that is fast enough', () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const subject = smallSubject(createRandom(seed));
      const fastest = search(subject, 'stepwise', 'latency').best;
      if (fastest === null) continue;
      const spaces = mapspaces(subject.accelerator, asWired, 'uneven', { loops: 'everywhere' });
      const limitCycles = fastest.cost.latencyCycles;
      const { best } = optimalMapping({
        ...subject,
        spaces,
        objective: 'energy',
        reuse: 'stepwise',
        limitCycles,
      });
      expect(best?.cost.latencyCycles).toBeLessThanOrEqual(limitCycles);
      expect(best?.merit).toBeLessThanOrEqual(fastest.cost.energyPj * (1 + 1e-9));
    }
  });
});

function isNear(found: number, least: number): boolean {
  return found === least || Math.abs(found - least) <= 1e-9 * least;
}
