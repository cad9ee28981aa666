import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/cost/reference-evaluator.ts';
import { genomeMapping } from '../../../src/mapper/baselines/mapping-genome.ts';
import { RelaxedNest } from '../../../src/mapper/baselines/relaxed-nest.ts';
import { mapspaces } from '../../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../../src/mapping/as-wired.ts';
import { LOOP_DIMS, type LoopDim } from '../../../src/workload/dims.ts';
import { sampleAccelerator } from '../../support/sample-accelerator.ts';
import { tinyCosts, tinyLayer } from '../../support/tiny-nest.ts';

const accelerator = sampleAccelerator();
const costs = tinyCosts(accelerator.memories.length);
const layer = tinyLayer({ P: 24, K: 12, C: 36 });
const subject = { layer, accelerator, costs };
const [space] = mapspaces(accelerator, asWired, 'even');
if (space === undefined) throw new Error('no mapspace');

/** Slots: three for each of DRAM, GLB and RF. */
const BOUNDS: Partial<Record<LoopDim, readonly number[]>> = {
  P: [2, 1, 1, 3, 1, 1, 4, 1, 1],
  K: [3, 1, 1, 1, 2, 1, 2, 1, 1],
  C: [3, 1, 1, 2, 1, 6, 1, 1, 1],
};
const ones = new Array<number>(9).fill(1);
const bounds = LOOP_DIMS.map((dim) => BOUNDS[dim] ?? ones);
const logs = bounds.map((own) => Float64Array.from(own, Math.log));
/** Outputs stay in the buffer, weights in the registers: what they do not see stands innermost. */
const C_INNERMOST = [0, 1, 2, 4, 5, 6, 7, 3];
const P_INNERMOST = [1, 2, 3, 5, 6, 7, 0, 4];
const orders = [C_INNERMOST, P_INNERMOST, P_INNERMOST];
const stationary = [2, 0, 0];

describe('the relaxed model', () => {
  it('says what the cost model says of a matrix product with whole bounds', () => {
    const mapping = genomeMapping(accelerator, space, { space: 0, bounds, orders });
    const outcome = evaluate({ ...subject, mapping, reuse: 'timeloop' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
    const { energyPj, latencyCycles, energy } = outcome.value;
    const cost = (objective: 'energy' | 'latency') =>
      Math.exp(new RelaxedNest(subject, space, objective).cost(logs, stationary).logMerit);
    expect(cost('latency')).toBeCloseTo(latencyCycles, 6);
    expect(cost('energy')).toBeCloseTo(energyPj - (energy.leakage ?? 0), 3);
  });

  it('tells by how much an axis or a tile is too large', () => {
    const model = new RelaxedNest(subject, space, 'edp');
    expect(model.cost(logs, stationary).excess).toBe(0);
    // 28 children along 14 columns: twice as many.
    const wide = logs.map((own, dim) => (dim === 2 ? own.with(4, Math.log(28)) : own));
    expect(model.cost(wide, stationary).excess).toBeCloseTo(Math.log(2) ** 2, 9);
  });

  it('is smooth: half a step changes the merit by less than a whole one', () => {
    const model = new RelaxedNest(subject, space, 'energy');
    const merit = (share: number) => {
      const moved = logs.map((own, dim) => {
        const move = share * Math.log(2);
        return dim === 4 ? own.with(0, (own[0] ?? 0) - move).with(6, (own[6] ?? 0) + move) : own;
      });
      return model.cost(moved, stationary).logMerit;
    };
    const [none, half, whole] = [merit(0), merit(0.5), merit(1)];
    expect(Math.abs(half - none)).toBeGreaterThan(0);
    expect(Math.abs(half - none)).toBeLessThan(Math.abs(whole - none));
  });
});
