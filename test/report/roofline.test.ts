import { expect, test } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import { machineRoof, roofAt, rooflinePosition } from '../../src/report/roofline.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';
import { CONV, POOL, SMALL_ACCELERATOR } from '../support/small-mapped-network.ts';
import { TINY_MACHINE, TINY_MAPPED } from '../support/tiny-explanation.ts';
import { tinyAccelerator, tinyCosts } from '../support/tiny-nest.ts';

test('the ridge is where all PEs ask for all of the bandwidth', () => {
  expect(machineRoof(TINY_MACHINE)).toEqual({
    macsPerCycle: 4,
    dramBitsPerCycle: 8,
    ridgeMacsPerDramBit: 0.5,
  });
});

test('ports of their own add up, and a shared one limits both', () => {
  // 16 PEs; 8 + 8 bits per cycle
  expect(machineRoof(SMALL_ACCELERATOR).ridgeMacsPerDramBit).toBe(1);
  const [dram, buffer] = SMALL_ACCELERATOR.memories;
  if (dram === undefined || buffer === undefined) throw new Error('the toy has two memories');
  const shared = { ...dram, bandwidth: { ...dram.bandwidth, sharedBitsPerCycle: 10 } };
  const machine = { ...SMALL_ACCELERATOR, memories: [shared, buffer] };
  expect(machineRoof(machine).dramBitsPerCycle).toBe(10);
});

test('without a limit to DRAM the roof is flat', () => {
  const [dram, buffer] = SMALL_ACCELERATOR.memories;
  if (dram === undefined || buffer === undefined) throw new Error('the toy has two memories');
  const free = { ...dram, bandwidth: { ...dram.bandwidth, readBitsPerCycle: null } };
  const roof = machineRoof({ ...SMALL_ACCELERATOR, memories: [free, buffer] });
  expect(roof).toEqual({ macsPerCycle: 16, dramBitsPerCycle: null, ridgeMacsPerDramBit: null });
  expect(roofAt(roof, 1e-6)).toBe(16);
});

test('a layer left of the ridge is under the slope', () => {
  // 32 MACs / (32 elements · 8 bits) = 0.125; · 8 bits per cycle = 1; 32 MACs / 36 cycles
  expect(rooflinePosition(TINY_MAPPED, TINY_MACHINE)).toEqual({
    macsPerDramBit: 0.125,
    macsPerCycle: 32 / 36,
    roofMacsPerCycle: 1,
    attainedShare: 32 / 36,
    side: 'bandwidth',
  });
});

test('a layer right of the ridge is under the peak', () => {
  // 28,800 MACs / 28,800 bits = 1, on the ridge of 16 / 16; 28,800 / 3,000 cycles of 16
  expect(rooflinePosition(CONV, SMALL_ACCELERATOR)).toMatchObject({
    macsPerDramBit: 1,
    attainedShare: 0.6,
    side: 'compute',
  });
});

test('a layer that multiplies nothing, or moves nothing, has no place', () => {
  expect(rooflinePosition(POOL, SMALL_ACCELERATOR)).toBeNull();
  const unmoved = { ...CONV, cost: { ...CONV.cost, levels: [] } };
  expect(rooflinePosition(unmoved, SMALL_ACCELERATOR)).toBeNull();
});

test('no random nest rises above the roof', () => {
  const random = createRandom(3);
  for (let run = 0; run < 300; run++) {
    const layer = randomLayer(random);
    const mapping = randomMapping(random, layer, { levels: 3, perfect: false });
    const limits = { readBitsPerCycle: null, writeBitsPerCycle: null };
    const bandwidth = { ...limits, sharedBitsPerCycle: random.pick([1, 8, 64]) };
    const accelerator = tinyAccelerator(mapping, [{ bandwidth }], {
      precisionBits: { weights: 8, inputs: 8, partialSums: 32, outputs: 16 },
    });
    const outcome = evaluate({ layer, accelerator, costs: tinyCosts(3), mapping });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
    const mapped = { layer, dataflow: 'random', mapping, cost: outcome.value };
    const share = rooflinePosition(mapped, accelerator)?.attainedShare ?? 0;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThanOrEqual(1 + 1e-9);
  }
});
