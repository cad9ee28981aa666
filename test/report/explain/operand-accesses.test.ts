import { expect, test } from 'vitest';
import { accessTable, operandAccesses } from '../../../src/report/explain/operand-accesses.ts';
import { POOL } from '../../support/small-mapped-network.ts';
import { TINY_MAPPED } from '../../support/tiny-explanation.ts';

test('re-use is the multiply-accumulates per access of any kind', () => {
  const accesses = operandAccesses(TINY_MAPPED.cost);
  expect(accesses).toHaveLength(6);
  // 32 MACs / (32 reads + 8 fills)
  expect(accesses[3]).toEqual({
    memory: 'L1',
    operand: 'weights',
    reads: 32,
    fills: 8,
    updates: 0,
    macsPerAccess: 0.8,
  });
});

test('an operand that is never touched has no re-use', () => {
  const levels = TINY_MAPPED.cost.levels.map((level) => ({
    ...level,
    accesses: [{ operand: 'weights', reads: 0, fills: 0, updates: 0 } as const],
  }));
  expect(operandAccesses({ ...TINY_MAPPED.cost, levels })[0]?.macsPerAccess).toBe(0);
});

test('a table leaves a dash where nothing happens', () => {
  expect(accessTable(operandAccesses(POOL.cost), 100)).toBe(
    [
      'memory  operand  reads  fills  updates  MACs per access',
      '──────  ───────  ─────  ─────  ───────  ───────────────',
      'DRAM    inputs     800      –        –                –',
      'DRAM    outputs      –      –      200                –',
    ].join('\n'),
  );
});
