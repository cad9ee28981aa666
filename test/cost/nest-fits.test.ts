import { describe, expect, it } from 'vitest';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { createRandom, type Random } from '../../src/base/random.ts';
import { writeAlongX } from '../../src/cost/along-x.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { nestFits, nestLimits } from '../../src/cost/nest-fits.ts';
import type { Loop, Mapping } from '../../src/mapping/mapping.ts';
import { mappingReasons } from '../../src/mapping/validate-mapping.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { randomHardware } from '../support/random-hardware.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

/** DRAM and a memory, above 2 rows of 4 PEs. */
const accelerator = sampleAccelerator({
  peArray: { rows: 2, columns: 4 },
  memories: [
    sampleLevel({ name: 'L0', kind: 'dram', capacityBits: null }),
    sampleLevel({ name: 'L1' }),
  ],
});

function fits(on: Accelerator, layer: Layer, mapping: Mapping, tellsAxes = true): boolean {
  const alongX = new Float64Array(mapping.levels.length * 8);
  writeAlongX(mapping, alongX, 0);
  return nestFits(nestLimits(on), nestRow(layer, mapping), 0, tellsAxes ? alongX : undefined);
}

describe('nestFits', () => {
  const layer = tinyLayer({ K: 5, P: 4 });

  it('wants every step of the layer covered', () => {
    expect(fits(accelerator, layer, tinyNest({ t: 'K5' }, { t: 'P4' }))).toBe(true);
    expect(fits(accelerator, layer, tinyNest({ t: 'K5' }, { t: 'P3' }))).toBe(false);
  });

  it('lets the last step be smaller, but not empty', () => {
    expect(fits(accelerator, layer, tinyNest({ t: 'K2' }, { t: 'K3 P4' }))).toBe(true);
    expect(fits(accelerator, layer, tinyNest({ t: 'K3' }, { t: 'K3 P4' }))).toBe(false);
    expect(fits(accelerator, layer, tinyNest({ t: 'K3' }, { t: 'P4', x: 'K4' }))).toBe(false);
    expect(fits(accelerator, layer, tinyNest({ t: 'K5 N2' }, { t: 'P4' }))).toBe(false);
  });

  it('spreads no further than each axis goes', () => {
    expect(fits(accelerator, layer, tinyNest({ t: 'K5' }, { x: 'P4' }))).toBe(true);
    expect(fits(accelerator, layer, tinyNest({ t: 'K5' }, { y: 'P4' }))).toBe(false);
    expect(fits(accelerator, layer, tinyNest({ t: 'K3' }, { x: 'P4', y: 'K2' }))).toBe(true);
    // Level 0 has one child.
    expect(fits(accelerator, layer, tinyNest({ x: 'P4' }, { t: 'K5' }))).toBe(false);
  });

  it('takes both axes together where it is not told which loops stand along x', () => {
    expect(fits(accelerator, layer, tinyNest({ t: 'K5' }, { y: 'P4' }), false)).toBe(true);
    const nine = tinyNest({ t: 'K2' }, { t: 'P2', x: 'K3', y: 'P3' });
    expect(fits(accelerator, layer, nine, false)).toBe(false);
  });

  it('spreads only what wires carry', () => {
    const none = { x: [], y: [] };
    const wired = {
      ...accelerator,
      wiring: [none, { x: [{ dim: 'P', atMost: 2 } as const], y: [] }],
    };
    const nest = (x: string, y = '') => tinyNest({ t: 'K5' }, { t: 'P2', x, y });
    expect(fits(wired, layer, nest('P2'))).toBe(true);
    expect(fits(wired, layer, nest('', 'P2'))).toBe(false);
    expect(fits(wired, layer, tinyNest({ t: 'K5' }, { x: 'P4' }))).toBe(false);
    expect(fits(wired, layer, tinyNest({ t: 'K5' }, { x: 'P4' }), false)).toBe(false);
    expect(fits(wired, layer, nest('P2'), false)).toBe(true);
  });

  it('refuses what mappingReasons has reasons against, and nothing else', () => {
    let refused = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const random = createRandom(seed);
      const one = randomLayer(random, 6);
      const nest = randomMapping(random, one, { levels: random.integer(2, 4), perfect: false });
      const hardware = randomHardware(random, nest);
      const mapping = random.uniform() < 0.5 ? nest : disturbed(random, nest);
      const isFree = mappingReasons(one, hardware, mapping).length === 0;
      if (!isFree) refused++;
      expect(fits(hardware, one, mapping), `seed ${seed}`).toBe(isFree);
      // Without axes nothing is refused that fits.
      if (isFree) expect(fits(hardware, one, mapping, false), `seed ${seed}`).toBe(true);
    }
    expect(refused).toBeGreaterThan(300);
  });
});

/** The same nest with the bounds of one level changed. */
function disturbed(random: Random, { levels }: Mapping): Mapping {
  const at = random.integer(0, levels.length - 1);
  const change = <T extends Loop>(loop: T): T => ({
    ...loop,
    bound: Math.max(1, loop.bound + random.integer(-1, 1)),
  });
  return {
    levels: levels.map((level, index) =>
      index === at
        ? { ...level, temporal: level.temporal.map(change), spatial: level.spatial.map(change) }
        : level,
    ),
  };
}
