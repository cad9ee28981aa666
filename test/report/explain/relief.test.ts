import { expect, test } from 'vitest';
import { whatIf } from '../../../src/codesign/what-if.ts';
import { reliefs } from '../../../src/report/explain/relief.ts';
import {
  assessTiny,
  NO_MAPPER,
  TINY_MACHINE,
  TINY_MAPPED,
} from '../../support/tiny-explanation.ts';

const HARDWARE = { areaMm2: 2, resources: null };
const [GAINS = []] = await whatIf([TINY_MAPPED], {
  accelerator: TINY_MACHINE,
  objective: 'latency',
  mapper: NO_MAPPER,
  assessHardware: assessTiny,
});
const [BANDWIDTH, CAPACITY, COLUMNS] = GAINS;
if (!BANDWIDTH || !CAPACITY || !COLUMNS) throw new Error('three parts can be doubled');

test('the greatest gain comes first, as a share of what the layer takes now', () => {
  // 36 → 20 cycles
  expect(reliefs(TINY_MAPPED.cost, TINY_MACHINE, HARDWARE, [CAPACITY, BANDWIDTH])).toEqual([
    {
      doubling: { of: 'bandwidth', memory: 'L0', port: 'shared' },
      before: 8,
      savedShare: 16 / 36,
      savedShareSameMapping: 16 / 36,
      savedShareNewMapping: null,
      energyChangeShare: 0,
      areaChangeShare: 0,
      overBudget: [],
    },
    {
      doubling: { of: 'capacity', memory: 'L1' },
      before: 512,
      savedShare: 0,
      savedShareSameMapping: 0,
      savedShareNewMapping: null,
      energyChangeShare: 0,
      // 2.5 mm² in place of 2
      areaChangeShare: 0.25,
      overBudget: [],
    },
  ]);
});

test('a new mapping counts with its own time and energy', () => {
  const newMapping = { ...TINY_MAPPED.cost, latencyCycles: 27, energyPj: 324 };
  const [relief] = reliefs(TINY_MAPPED.cost, TINY_MACHINE, HARDWARE, [{ ...COLUMNS, newMapping }]);
  // 9 of 36 cycles, half of 648 pJ, 3 mm² in place of 2
  expect(relief).toMatchObject({
    before: 4,
    savedShare: 0.25,
    savedShareSameMapping: 0,
    savedShareNewMapping: 0.25,
    energyChangeShare: -0.5,
    areaChangeShare: 0.5,
  });
});

test('what the device lacks is said, and an area that is not known stays so', () => {
  const overBudget = [{ code: 'dsp', path: 'fpga', need: 12, have: 8, unit: 'DSP' }];
  const unknown = { areaMm2: null, resources: null };
  const [relief] = reliefs(TINY_MAPPED.cost, TINY_MACHINE, unknown, [{ ...COLUMNS, overBudget }]);
  expect(relief).toMatchObject({
    areaChangeShare: null,
    overBudget: ['fpga dsp: needs 12 DSP, has 8 DSP'],
  });
});
