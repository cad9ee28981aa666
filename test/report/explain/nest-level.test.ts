import { expect, test } from 'vitest';
import { operandUses } from '../../../src/cost/operand-use.ts';
import { nestLevels } from '../../../src/report/explain/nest-level.ts';
import { POOL, SMALL_ACCELERATOR } from '../../support/small-mapped-network.ts';
import {
  TINY_COSTS,
  TINY_LAYER,
  TINY_MACHINE,
  TINY_MAPPED,
  TINY_NEST,
} from '../../support/tiny-explanation.ts';

const SUBJECT = { layer: TINY_LAYER, accelerator: TINY_MACHINE, costs: TINY_COSTS };
const LEVELS = nestLevels(TINY_MAPPED, TINY_MACHINE, operandUses(SUBJECT, TINY_NEST));

test('a level tells its tiles, and what they take of its room', () => {
  expect(LEVELS[1]).toEqual({
    memory: 'L1',
    usedInstances: 1,
    instances: 1,
    tiles: [
      { operand: 'weights', elements: 8, shape: 'K4 C2', bits: 64 },
      { operand: 'inputs', elements: 2, shape: 'C2', bits: 16 },
      { operand: 'outputs', elements: 4, shape: 'K4', bits: 32 },
    ],
    occupiedBits: 112,
    usableBits: 512,
    doubleBuffered: false,
    temporal: [{ dim: 'C', bound: 2 }],
    spatial: [{ dim: 'K', bound: 4, axis: 'x' }],
  });
});

test('DRAM has no end', () => {
  expect(LEVELS[0]).toMatchObject({ memory: 'L0', usableBits: null });
});

test('a layer that streams has no nest', () => {
  expect(nestLevels(POOL, SMALL_ACCELERATOR, [])).toEqual([]);
});
