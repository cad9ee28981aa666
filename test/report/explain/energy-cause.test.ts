import { expect, test } from 'vitest';
import { operandUses } from '../../../src/cost/operand-use.ts';
import { energyCause, energyWords } from '../../../src/report/explain/energy-cause.ts';
import {
  TINY_COSTS,
  TINY_LAYER,
  TINY_MACHINE,
  TINY_MAPPED,
  TINY_NEST,
} from '../../support/tiny-explanation.ts';

const SUBJECT = { layer: TINY_LAYER, accelerator: TINY_MACHINE, costs: TINY_COSTS };
const USES = operandUses(SUBJECT, TINY_NEST);
const { cost } = TINY_MAPPED;

test('a memory that takes most is told with the operand that causes it', () => {
  const cause = energyCause(cost, TINY_MACHINE, USES);
  // 480 of 648 pJ; 320 of 480 for outputs
  expect(cause).toMatchObject({
    dominant: 'L0',
    dominantShare: 480 / 648,
    operand: 'outputs',
    operandShare: 320 / 480,
  });
  expect(energyWords(cause)).toBe('L0 takes 74 % of the energy, 67 % of that for outputs');
});

test('arithmetic and network have no operand', () => {
  const energy = { mac: 75, memories: [10, 10], network: 5, leakage: null };
  const arithmetic = energyCause({ ...cost, energy, energyPj: 100 }, TINY_MACHINE, USES);
  expect(arithmetic.operand).toBeNull();
  expect(energyWords(arithmetic)).toBe('the arithmetic takes 75 % of the energy');
  const moved = { ...energy, mac: 5, network: 75 };
  const network = energyCause({ ...cost, energy: moved, energyPj: 100 }, TINY_MACHINE, USES);
  expect(energyWords(network)).toBe('the network on chip takes 75 % of the energy');
});

test('a layer without energy has no dominant share', () => {
  const energy = { mac: 0, memories: [0, 0], network: 0, leakage: 0 };
  expect(energyCause({ ...cost, energy, energyPj: 0 }, TINY_MACHINE, []).dominantShare).toBe(0);
});
