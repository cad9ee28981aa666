import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { mappingReasons } from '../../src/mapping/validate-mapping.ts';
import type { Extents } from '../../src/workload/dims.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

/** DRAM, a buffer for inputs and outputs, and 4 rows of 6 PEs with a register file each. */
const accelerator = sampleAccelerator({
  peArray: { rows: 4, columns: 6 },
  memories: [
    sampleLevel({ name: 'L0', kind: 'dram', capacityBits: null }),
    sampleLevel({ name: 'L1', holds: ['inputs', 'outputs'] }),
    sampleLevel({ name: 'L2', kind: 'register-file', grid: { rows: 4, columns: 6 } }),
  ],
});
const keeps = ['inputs', 'outputs'] as const;

function reasons(extents: Partial<Extents>, mapping: Mapping) {
  return mappingReasons(tinyLayer(extents), accelerator, mapping);
}

describe('mappingReasons', () => {
  it('is empty for a nest that covers the layer and fits the array', () => {
    const nest = tinyNest({ t: 'K2' }, { t: 'Q5', x: 'K6', y: 'C4', keeps }, { t: 'R3 S3' });
    expect(reasons({ K: 12, C: 4, Q: 5, R: 3, S: 3 }, nest)).toEqual([]);
  });

  it('lets bounds cover more than the layer: 55 columns in 10 steps of 6', () => {
    expect(reasons({ Q: 55 }, tinyNest({ t: 'Q10' }, { x: 'Q6', keeps }, {}))).toEqual([]);
  });

  it('says which dimension is not covered, and how far it is', () => {
    expect(
      reasons({ K: 12, C: 3 }, tinyNest({ t: 'K5' }, { x: 'K2', keeps }, { t: 'C2' })),
    ).toEqual([
      { code: 'coverage', path: 'mapping.K', need: 12, have: 10, unit: 'steps' },
      { code: 'coverage', path: 'mapping.C', need: 3, have: 2, unit: 'steps' },
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a bound of %d', (bound) => {
    const nest = tinyNest({ t: 'K1' }, { keeps }, {});
    const [outer, ...inner] = nest.levels;
    const broken = {
      levels: [{ ...nest.levels[0], ...outer, temporal: [{ dim: 'K', bound }] }, ...inner],
    } as Mapping;
    expect(reasons({}, broken)).toContainEqual({
      code: 'bound',
      path: 'mapping.K',
      need: 1,
      have: bound,
      unit: 'steps',
    });
  });

  it('refuses loops that no wires carry, and those that go further than the wires', () => {
    const none = { x: [], y: [] };
    const wired = {
      ...accelerator,
      wiring: [none, { x: [{ dim: 'K', atMost: 3 }] as const, y: [] }, none],
    };
    const layer = tinyLayer({ K: 4, Q: 2 });
    expect(mappingReasons(layer, wired, tinyNest({ t: 'K2 Q2' }, { x: 'K2', keeps }, {}))).toEqual(
      [],
    );
    const beyond = tinyNest({}, { x: 'K4', y: 'Q2', keeps }, {});
    expect(mappingReasons(layer, wired, beyond)).toEqual([
      { code: 'wiring', path: 'mapping.L1.x.K', need: 4, have: 3, unit: 'children' },
      { code: 'wiring', path: 'mapping.L1.y.Q', need: 2, have: 1, unit: 'children' },
    ]);
  });

  it('refuses a fan-out beyond the array, along each axis by itself', () => {
    // 6 columns and 4 rows: K7 is too wide; C2 · R3 = 6 is too tall.
    const nest = tinyNest({}, { x: 'K7', y: 'C2 R3', keeps }, {});
    expect(reasons({ K: 7, C: 2, R: 3 }, nest)).toEqual([
      { code: 'fan-out', path: 'mapping.L1.x', need: 7, have: 6, unit: 'children' },
      { code: 'fan-out', path: 'mapping.L1.y', need: 6, have: 4, unit: 'children' },
    ]);
  });

  it('refuses a fan-out where there is only one child', () => {
    // L0 has one L1, and every L2 one PE.
    const nest = tinyNest({ x: 'K2' }, { keeps }, { x: 'P3', y: 'C2' });
    expect(reasons({ K: 2, C: 2, P: 3 }, nest)).toEqual([
      { code: 'fan-out', path: 'mapping.L0.x', need: 2, have: 1, unit: 'children' },
      { code: 'fan-out', path: 'mapping.L2.x', need: 3, have: 1, unit: 'children' },
      { code: 'fan-out', path: 'mapping.L2.y', need: 2, have: 1, unit: 'children' },
    ]);
  });

  it('refuses to keep what a memory does not hold, and to leave anything out of DRAM', () => {
    const nest = tinyNest({ keeps: ['weights', 'inputs'] }, { keeps: ['weights'] }, {});
    expect(reasons({}, nest)).toEqual([
      { code: 'keep', path: 'mapping.L0.outputs', need: 1, have: 0, unit: 'copies in DRAM' },
      { code: 'keep', path: 'mapping.L1.weights', need: 1, have: 0, unit: 'places' },
    ]);
  });

  it('refuses a temporal loop whose last step has no work', () => {
    // The register file covers all four kernels; a loop outside would turn the weights over for nothing.
    expect(reasons({ K: 4, P: 2 }, tinyNest({ t: 'P2 K2' }, { keeps }, { t: 'K4' }))).toEqual([
      { code: 'waste', path: 'mapping.L0.K', need: 1, have: 2, unit: 'steps' },
    ]);
    // Ten columns in tiles of four take three steps, not four.
    expect(reasons({ Q: 10 }, tinyNest({ t: 'Q4' }, { x: 'Q2', keeps }, { t: 'Q2' }))).toEqual([
      { code: 'waste', path: 'mapping.L0.Q', need: 3, have: 4, unit: 'steps' },
    ]);
  });

  it('lets children of a spatial loop stay idle', () => {
    // Four kernels on six columns of one kernel, and on three of two.
    expect(reasons({ K: 4 }, tinyNest({}, { x: 'K6', keeps }, {}))).toEqual([]);
    expect(reasons({ K: 4 }, tinyNest({}, { x: 'K3', keeps }, { t: 'K2' }))).toEqual([]);
  });

  it('refuses two loops over one dimension in one level, which a row of tiles cannot tell apart', () => {
    expect(reasons({ K: 3, P: 8 }, tinyNest({ t: 'P2 K3 P4' }, { keeps }, {}))).toEqual([
      { code: 'repeat', path: 'mapping.L0.P', need: 1, have: 2, unit: 'temporal loops' },
    ]);
  });

  it('wants one level for every memory, in the same order', () => {
    expect(reasons({}, tinyNest({}, { keeps }))).toEqual([
      { code: 'levels', path: 'mapping', need: 3, have: 2, unit: 'levels' },
    ]);
    const nest = tinyNest({}, { keeps }, {});
    const [first, second, third] = nest.levels;
    const swapped = { levels: [first, third, second] } as Mapping;
    expect(reasons({}, swapped).map(({ code, path }) => [code, path])).toEqual([
      ['order', 'mapping.L2'],
      ['order', 'mapping.L1'],
    ]);
  });

  it('gives all reasons at once', () => {
    const nest = tinyNest({ x: 'K2', keeps: [] }, { keeps }, { t: 'C2 C2' });
    expect(reasons({ K: 3, C: 4 }, nest).map(({ code }) => code)).toEqual([
      'coverage',
      'repeat',
      'fan-out',
      'keep',
      'keep',
      'keep',
    ]);
  });
});
