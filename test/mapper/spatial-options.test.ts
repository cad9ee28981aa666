import { describe, expect, it } from 'vitest';
import { loadAccelerator } from '../../src/io/load-accelerator.ts';
import { product, times, toVector, UNIT } from '../../src/mapper/dim-vector.ts';
import { levelGroups } from '../../src/mapper/level-group.ts';
import { spatialOptions } from '../../src/mapper/spatial-options.ts';
import type { Dataflow } from '../../src/mapping/dataflow.ts';
import { DATAFLOWS, findDataflow } from '../../src/mapping/dataflows.ts';
import { type Extents, LOOP_DIMS, type LoopDim } from '../../src/workload/dims.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

const names = DATAFLOWS.map(({ name }) => name);

function options(accelerator: string, dataflow: string, extents: Partial<Extents>) {
  const flow = findDataflow(dataflow) as Dataflow;
  const groups = levelGroups(loadAccelerator(accelerator, { dataflows: names }), flow);
  return { groups, found: spatialOptions(toVector(tinyLayer(extents).extents), groups, flow) };
}

/** N, G, K, C, P, Q, R, S. */
const vector = (bounds: Partial<Record<LoopDim, number>>) =>
  LOOP_DIMS.map((dim) => bounds[dim] ?? 1);

/** AlexNet’s third convolution: 13 × 13 outputs, 3 × 3 taps, 256 channels to 384 kernels. */
const CONV3 = { K: 384, C: 256, P: 13, Q: 13, R: 3, S: 3 };

describe('spatialOptions', () => {
  it('spread AlexNet conv3 over 13 columns and 12 rows of Eyeriss: 156 of 168 PEs', () => {
    const { found } = options('eyeriss', 'row-stationary', CONV3);
    const [best] = found;
    // 13 output rows on 14 columns; 3 taps × 4 channels (or kernels) on 12 rows.
    expect(best?.activePes).toBe(156);
    expect(best?.x[1]).toEqual(vector({ P: 13 }));
    expect([vector({ R: 3, C: 4 }), vector({ R: 3, K: 4 })]).toContainEqual(best?.y[1]);
    expect(best?.x[0]).toEqual(UNIT); // one buffer
  });

  it('give the mean of PEs at work where the last step leaves some idle', () => {
    // AlexNet conv1, 55 output rows on 14 columns in 4 steps: 55 / 4; 11 taps on 12 rows.
    const { found } = options('eyeriss', 'row-stationary', {
      K: 96,
      C: 3,
      P: 55,
      Q: 55,
      R: 11,
      S: 11,
    });
    const tall = found.find(({ y }) => y[1]?.join() === vector({ R: 11 }).join());
    expect(tall?.x[1]).toEqual(vector({ P: 14 }));
    expect(tall?.activePes).toBeCloseTo((55 / 4) * 11, 10);
  });

  it('spread over the fan-outs of several levels, each within its own grid', () => {
    // Gemmini: 16 columns below the scratchpad, 16 rows below each accumulator.
    const { found } = options('gemmini-16x16', 'weight-stationary', { K: 64, C: 64, P: 8, Q: 8 });
    expect(found[0]?.activePes).toBe(256);
    expect(found[0]?.x[1]).toEqual(vector({ K: 16 }));
    expect(found[0]?.y[2]).toEqual(vector({ C: 16 }));
  });

  it('fill up an axis with the next dimension where one is too short', () => {
    // Three channels on 16 rows leave room for three filter rows beside them.
    const { found } = options('gemmini-16x16', 'weight-stationary', {
      K: 64,
      C: 3,
      R: 3,
      S: 3,
      P: 8,
    });
    const rows = found.map(({ y }) => product(y[2] ?? []));
    expect(Math.max(...rows)).toBe(9); // with S it would be 27
  });

  it('never exceed a fan-out, and are the busiest first and all different, for every dataflow', () => {
    for (const { name } of DATAFLOWS) {
      for (const extents of [CONV3, { G: 32, P: 14, Q: 14, R: 3, S: 3 }, { K: 1000, C: 512 }, {}]) {
        for (const accelerator of ['eyeriss', 'simba-like', 'gemmini-16x16', 'tpu-v1']) {
          const { groups, found } = options(accelerator, name, extents);
          expect(found.length).toBeGreaterThan(0);
          groups.forEach(({ fanout }, group) => {
            for (const { x, y } of found) {
              expect(product(x[group] ?? [])).toBeLessThanOrEqual(fanout.x);
              expect(product(y[group] ?? [])).toBeLessThanOrEqual(fanout.y);
            }
          });
          const active = found.map(({ activePes }) => activePes);
          expect(active).toEqual([...active].sort((a, b) => b - a));
          expect(new Set(found.map(({ x, y }) => JSON.stringify([x, y]))).size).toBe(found.length);
        }
      }
    }
  });

  it('never spread a dimension over more children than it has steps', () => {
    const { found } = options('simba-like', 'weight-stationary', { K: 6, C: 5, R: 3, S: 3 });
    for (const { x, y } of found) {
      const [, , K = 0, C = 0, , , R = 0, S = 0] = [...x, ...y].reduce(times, UNIT);
      expect(K).toBeLessThanOrEqual(6);
      expect(C).toBeLessThanOrEqual(6); // 3 · 2 ≥ 5: cut twice, the last child is smaller
      expect(R).toBeLessThanOrEqual(4);
      expect(S).toBeLessThanOrEqual(4);
    }
  });

  it('are one PE at work where nothing can be spread', () => {
    const { found } = options('eyeriss', 'row-stationary', { Q: 7, S: 3 });
    expect(found.map(({ activePes }) => activePes)).toEqual([1]);
  });

  it('go no further than the wires of each fan-out carry them', () => {
    const flow = findDataflow('weight-stationary') as Dataflow;
    const groups = levelGroups(loadAccelerator('eyeriss', { dataflows: names }), flow);
    const none = { x: [], y: [] };
    const wiring = [none, { x: [{ dim: 'K', atMost: 5 }], y: [{ dim: 'S', atMost: 3 }] } as const];
    // K5 of 14 columns and S3 of 12 rows, though C comes first there; 384 kernels take 77 steps of 5
    const found = spatialOptions(toVector(tinyLayer(CONV3).extents), groups, flow, wiring);
    expect(found.map(({ x, y }) => [x[1], y[1]])).toEqual([[vector({ K: 5 }), vector({ S: 3 })]]);
    expect(found[0]?.activePes).toBeCloseTo((384 / 77) * 3, 10);
  });
});
