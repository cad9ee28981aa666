import { describe, expect, it } from 'vitest';
import { LOOP_ORDERS } from '../../src/mapper/loop-order.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import { isRelevant, OPERANDS } from '../../src/workload/operand.ts';

describe('the loop orders', () => {
  it.each(OPERANDS)('for %s hold every dimension once', (operand) => {
    expect([...LOOP_ORDERS[operand]].sort()).toEqual([...LOOP_DIMS].sort());
  });

  it.each(OPERANDS)('put the loops that %s do not care for innermost', (operand) => {
    const order = LOOP_ORDERS[operand];
    const lastRelevant = order.findLastIndex((dim) => isRelevant(operand, dim));
    const inside = order.slice(lastRelevant + 1);
    const irrelevant = LOOP_DIMS.filter((dim) => !isRelevant(operand, dim));
    expect([...inside].sort()).toEqual([...irrelevant].sort());
  });

  it('slide windows along rows where inputs turn over: Q is the innermost of what inputs care for', () => {
    for (const operand of ['weights', 'inputs'] as const) {
      const relevant = LOOP_ORDERS[operand].filter((dim) => isRelevant('inputs', dim));
      expect(relevant.at(-1)).toBe('Q');
    }
  });
});
