import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { computeCycles } from '../../src/cost/compute-cycles.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { nestPairs, pairColumns } from '../../src/cost/nest-pairs.ts';
import { referenceTraffic, TRAFFIC_FIELDS } from '../../src/cost/nest-traffic.ts';
import { walkComputeCycles, walkTraffic } from '../../src/cost/walker.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { type LoopDim, productOfExtents } from '../../src/workload/dims.ts';
import { footprint } from '../../src/workload/footprint.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';

const NESTS = 2000;

/** Random nests small enough to be walked, from the same seeds in every run. */
function* randomNests(perfect: boolean): Generator<{ layer: Layer; mapping: Mapping }> {
  for (let seed = 0, found = 0; found < NESTS; seed++) {
    const random = createRandom(seed);
    const layer = randomLayer(random, 5);
    const mapping = randomMapping(random, layer, { levels: random.integer(2, 4), perfect });
    if (productOfExtents(layer.extents) > 400) continue;
    found++;
    yield { layer, mapping };
  }
}

/** Every hop of an operand through a nest: what the formulas say, and what the walker counts. */
function* hops(layer: Layer, mapping: Mapping) {
  const levels = mapping.levels.length;
  const pairs = nestPairs(mapping.levels.map(({ keeps }) => keeps));
  const rows = nestRow(layer, mapping);
  const batch = { rows, count: 1, levels, pairs: pairColumns(pairs), reuse: 'stepwise' } as const;
  const table = referenceTraffic(batch);
  for (const [place, { operand, child, parent }] of pairs.entries()) {
    const field = (index: number) => table[place * TRAFFIC_FIELDS + index] ?? 0;
    yield {
      operand,
      fills: field(0),
      parentTraffic: field(1),
      distinct: footprint(layer, operand, layer.extents) * field(5),
      walked: walkTraffic(layer, mapping, operand, child, parent),
      isMemory: child < levels,
    };
  }
}

function loopsOf(mapping: Mapping, dim: LoopDim) {
  return mapping.levels
    .flatMap((entry) => [
      ...entry.temporal.map(({ dim: of, bound }) => ({ of, bound, isSpatial: false })),
      ...entry.spatial.map(({ dim: of, bound }) => ({ of, bound, isSpatial: true })),
    ])
    .filter((loop) => loop.of === dim && loop.bound > 1);
}

const WINDOWS: readonly (readonly [LoopDim, LoopDim])[] = [
  ['P', 'R'],
  ['Q', 'S'],
  ['R', 'P'],
  ['S', 'Q'],
];

/**
 * Whether the smaller last tiles of the input windows are of the kind that is counted exactly (docs/model.md, "Last
 * tiles"): the dimension is cut by one temporal loop outside any spatial one, and the other one of its window not at all.
 */
function hasSimpleWindows(layer: Layer, mapping: Mapping): boolean {
  return WINDOWS.every(([dim, partner]) => {
    const loops = loopsOf(mapping, dim);
    const covered = loops.reduce((product, { bound }) => product * bound, 1);
    if (covered === layer.extents[dim]) return true;
    const isCutOnce = loops.findLastIndex(({ isSpatial }) => !isSpatial) <= 0;
    return isCutOnce && loopsOf(mapping, partner).length === 0;
  });
}

describe('the closed forms against the walker', () => {
  it('count the same traffic for 2,000 random nests whose bounds divide', () => {
    for (const { layer, mapping } of randomNests(true)) {
      for (const { walked, operand, isMemory, ...formula } of hops(layer, mapping)) {
        expect(formula.fills).toBeCloseTo(walked.fills, 6);
        expect(formula.parentTraffic).toBeCloseTo(walked.parentTraffic, 6);
        if (operand === 'outputs' && isMemory) expect(formula.distinct).toBe(walked.distinct);
      }
    }
  });

  it('count the same weights and outputs for 2,000 random nests with smaller last tiles', () => {
    for (const { layer, mapping } of randomNests(false)) {
      for (const { walked, operand, ...formula } of hops(layer, mapping)) {
        if (operand === 'inputs') continue;
        expect(formula.fills).toBeCloseTo(walked.fills, 6);
        expect(formula.parentTraffic).toBeCloseTo(walked.parentTraffic, 6);
      }
    }
  });

  it('count the same inputs where the last tile of a window is simple, and nearly so elsewhere', () => {
    let simple = 0;
    let ours = 0;
    let theirs = 0;
    for (const { layer, mapping } of randomNests(false)) {
      const isSimple = hasSimpleWindows(layer, mapping);
      if (isSimple) simple++;
      for (const { walked, operand, ...formula } of hops(layer, mapping)) {
        if (operand !== 'inputs') continue;
        if (isSimple) {
          expect(formula.fills).toBeCloseTo(walked.fills, 6);
          expect(formula.parentTraffic).toBeCloseTo(walked.parentTraffic, 6);
        }
        ours += formula.parentTraffic;
        theirs += walked.parentTraffic;
      }
    }
    expect(simple).toBeGreaterThan(1000);
    expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.001);
  });

  it('count the same steps for 2,000 random nests, smaller last tiles included', () => {
    for (const { layer, mapping } of randomNests(false)) {
      const cycles = computeCycles(nestRow(layer, mapping), 0, mapping.levels.length);
      expect(cycles).toBe(walkComputeCycles(layer, mapping));
    }
  });
});
