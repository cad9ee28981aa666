import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../src/base/random.ts';
import { writeAlongX } from '../../src/cost/along-x.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { compileEvaluator, nestScores } from '../../src/cost/compile-evaluator.ts';
import { nestRowLength, writeNestRow } from '../../src/cost/nest-columns.ts';
import type { ReuseMode } from '../../src/cost/nest-traffic.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import type { Operand } from '../../src/workload/operand.ts';
import { randomCosts, randomHardware } from '../support/random-hardware.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';
import { tinyAccelerator, tinyCosts, tinyLayer, tinyNest } from '../support/tiny-nest.ts';

type Keeps = readonly (readonly Operand[])[];

function scoresOf(
  subject: LayerOnAccelerator,
  nests: readonly Mapping[],
  { reuse = 'stepwise' as ReuseMode, tellsAxes = true, keeps = keepsOf(nests[0]) } = {},
) {
  const levels = subject.accelerator.memories.length;
  const rows = new Float64Array(nests.length * nestRowLength(levels));
  const alongX = new Float64Array(nests.length * levels * 8);
  nests.forEach((nest, place) => {
    writeNestRow(subject.layer, nest, rows, place * nestRowLength(levels));
    writeAlongX(nest, alongX, place * levels * 8);
  });
  const scores = nestScores(nests.length);
  const sheet = { rows, count: nests.length };
  compileEvaluator({ ...subject, keeps, reuse }).score(
    tellsAxes ? { ...sheet, alongX } : sheet,
    scores,
  );
  return nests.map((_, nest) => [scores.latencyCycles[nest], scores.energyPj[nest]]);
}

function keepsOf(nest: Mapping | undefined): Keeps {
  return (nest?.levels ?? []).map(({ keeps }) => keeps);
}

/** 100 nests of one layer on one random accelerator, some of them too large or spread too far. */
function randomSubject(seed: number) {
  const random = createRandom(seed);
  const layer = randomLayer(random, 8);
  const levels = random.integer(2, 5);
  const first = randomMapping(random, layer, { levels, perfect: false });
  const nests = Array.from({ length: 100 }, (_, index): Mapping => {
    const nest = randomMapping(random, layer, { levels, perfect: index % 2 === 0 });
    return like(first, nest);
  });
  const roomy = randomHardware(random, widest(nests));
  const accelerator = {
    ...roomy,
    memories: roomy.memories.map((memory) => ({
      ...memory,
      capacityBits: memory.kind === 'dram' ? null : random.pick([null, 400, 4000]),
    })),
  };
  const costs = randomCosts(random, accelerator);
  const memories = costs.memories.map((memory) => ({ ...memory, hopPjPerElement: hop(random) }));
  return { subject: { layer, accelerator, costs: { ...costs, memories } }, nests };
}

function hop(random: Random): number | null {
  return random.pick([null, 0, 0.7]);
}

/** A nest that keeps what the first one keeps, its spatial loops in the order of `LOOP_DIMS`, x before y. */
function like(first: Mapping, { levels }: Mapping): Mapping {
  return {
    levels: levels.map((level, at) => ({
      ...level,
      keeps: first.levels[at]?.keeps ?? [],
      spatial: level.spatial.toSorted(
        (a, b) =>
          a.axis.localeCompare(b.axis) || LOOP_DIMS.indexOf(a.dim) - LOOP_DIMS.indexOf(b.dim),
      ),
    })),
  };
}

/** The first nest of those with the most children in the last level, for grids that fit many of the others. */
function widest(nests: readonly Mapping[]): Mapping {
  const children = ({ levels }: Mapping) =>
    levels.reduce(
      (all, { spatial }) => spatial.reduce((product, { bound }) => product * bound, all),
      1,
    );
  return nests.toSorted((a, b) => children(b) - children(a))[0] ?? tinyNest({});
}

describe('compileEvaluator', () => {
  it('scores what evaluate says, to the last bit, and Infinity where that has reasons', () => {
    let fitting = 0;
    let misfits = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { subject, nests } = randomSubject(seed);
      const reuse = seed % 3 === 0 ? 'timeloop' : 'stepwise';
      const expected = nests.map((mapping) => {
        const outcome = evaluate({ ...subject, mapping, reuse });
        if (outcome.ok) fitting++;
        else misfits++;
        return outcome.ok
          ? [outcome.value.latencyCycles, outcome.value.energyPj]
          : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      });
      expect(scoresOf(subject, nests, { reuse }), `seed ${seed}`).toEqual(expected);
    }
    expect(fitting).toBeGreaterThan(1000);
    expect(misfits).toBeGreaterThan(1000);
  });

  const layer = tinyLayer({ K: 4, P: 3 });
  const nest = tinyNest({ t: 'P3', x: 'K4' }, {});
  const subject = { layer, accelerator: tinyAccelerator(nest), costs: tinyCosts(2) };

  it('leaves networks out where it is not told which children stand along x', () => {
    const [priced, ...others] = tinyCosts(2).memories;
    if (priced === undefined) throw new Error('no memory');
    const costs = { ...tinyCosts(2), memories: [{ ...priced, hopPjPerElement: 1 }, ...others] };
    const [[, without] = []] = scoresOf({ ...subject, costs }, [nest], { tellsAxes: false });
    const [[, with_] = []] = scoresOf({ ...subject, costs }, [nest]);
    expect(without).toBe(scoresOf(subject, [nest])[0]?.[1]);
    expect(with_).toBeGreaterThan(without ?? Number.POSITIVE_INFINITY);
  });

  it('fits nothing where a memory may not hold what it keeps, or DRAM not all', () => {
    const none = [[Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]];
    const weightsAlone = tinyAccelerator(nest, [{}, { holds: ['weights'] }]);
    expect(scoresOf({ ...subject, accelerator: weightsAlone }, [nest])).toEqual(none);
    expect(scoresOf(subject, [nest], { keeps: [['weights'], []] })).toEqual(none);
    expect(scoresOf(subject, [nest], { keeps: [] })).toEqual(none);
  });

  it('fits nothing where no multiplier is wide enough', () => {
    const narrow = { ...tinyCosts(2), macEnergy: [{ bits: 4, pj: 1 }] };
    const [[cycles] = []] = scoresOf({ ...subject, costs: narrow }, [nest]);
    expect(cycles).toBe(Number.POSITIVE_INFINITY);
  });

  it('scores every nest of a long sheet at its own place', () => {
    const other = tinyNest({ t: 'P3 K4' }, {});
    const nests = Array.from({ length: 200 }, (_, at) => (at % 3 === 0 ? nest : other));
    const [[first, second]] = [scoresOf(subject, [nest, other])];
    expect(scoresOf(subject, nests)).toEqual(nests.map((one) => (one === nest ? first : second)));
    expect(first).not.toEqual(second);
  });
});
