import { expect, test } from 'vitest';
import { nestDrawing } from '../../../src/report/explain/nest-drawing.ts';
import type { NestLevel } from '../../../src/report/explain/nest-level.ts';

const LEVEL: NestLevel = {
  memory: 'DRAM',
  usedInstances: 1,
  instances: 1,
  tiles: [],
  occupiedBits: 0,
  usableBits: null,
  doubleBuffered: false,
  temporal: [],
  spatial: [],
};

test('memories stand above their loops, with tiles and the room that they take', () => {
  const levels: NestLevel[] = [
    {
      ...LEVEL,
      tiles: [{ operand: 'weights', elements: 1024, shape: 'K32 C32', bits: 8192 }],
      temporal: [{ dim: 'K', bound: 2 }],
    },
    {
      ...LEVEL,
      memory: 'RF',
      usedInstances: 12,
      instances: 16,
      tiles: [
        { operand: 'weights', elements: 64, shape: 'K16 C4', bits: 512 },
        { operand: 'outputs', elements: 1, shape: '1', bits: 32 },
      ],
      // 544 of 1,088 bits = 136 B
      occupiedBits: 544,
      usableBits: 1088,
      doubleBuffered: true,
      temporal: [{ dim: 'P', bound: 1 }],
      spatial: [{ dim: 'C', bound: 3, axis: 'y' }],
    },
  ];
  expect(nestDrawing(levels, { used: 12, all: 16 })).toBe(
    [
      'DRAM: weights 1,024 = K32 C32',
      'for K in 0..2',
      '  RF (12 of 16): weights 64 = K16 C4, outputs 1 [50 % of 136 B (double-buffered)]',
      '  parallel-for C in 0..3 (y)',
      '    multiply-accumulate on 12 of 16 PEs',
    ].join('\n'),
  );
});

test('a memory that everything passes by keeps nothing', () => {
  expect(nestDrawing([{ ...LEVEL, usableBits: 8 }], { used: 1, all: 1 })).toBe(
    'DRAM: nothing\nmultiply-accumulate on 1 of 1 PEs',
  );
});
