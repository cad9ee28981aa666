import { describe, expect, it } from 'vitest';
import { memoryOrders } from '../../../src/io/zigzag/memory-orders.ts';
import type { ZigzagMemory } from '../../../src/io/zigzag/zigzag-hardware.ts';
import type { Operand } from '../../../src/workload/operand.ts';

function memory(name: string, holds: readonly Operand[], apart: readonly string[]): ZigzagMemory {
  return {
    name,
    holds,
    apart: new Set(apart),
    sizeBits: 8,
    bandwidth: { readBitsPerCycle: 8, writeBitsPerCycle: 8, sharedBitsPerCycle: null },
    innerBits: {},
    rowBits: 8,
    readPjPerRow: 1,
    writePjPerRow: 1,
    doubleBuffered: false,
    latencyCycles: 0,
  };
}

const DRAM = memory('dram', ['inputs', 'weights', 'outputs'], []);
const names = (memories: readonly ZigzagMemory[], mayCopy = true) =>
  memoryOrders(memories, () => mayCopy, 100).map((order) =>
    order
      .map((one) => [one.memory.name, ...one.copiedAlong.map((along) => `×${along}`)].join(''))
      .join(' '),
  );

describe('The orders of memories', () => {
  it('keep those of one operand in order, and are all there are of different ones', () => {
    const inner = memory('w1', ['weights'], []);
    const outer = memory('w2', ['weights'], []);
    const inputs = memory('i', ['inputs'], []);
    expect(names([inner, inputs, outer, DRAM])).toEqual([
      'dram w2 i w1',
      'dram w2 w1 i',
      'dram i w2 w1',
    ]);
  });

  it('split up on the way in', () => {
    const register = memory('w1', ['weights'], ['D1']);
    const buffer = memory('i', ['inputs'], []);
    expect(names([register, buffer, DRAM], false)).toEqual(['dram i w1']);
  });

  it('copy what is shared along a dimension of the memory around it, where copies are alike', () => {
    const weights = memory('w', ['weights'], ['D1']);
    const sums = memory('o', ['outputs'], ['D2']);
    expect(names([weights, sums, DRAM])).toEqual(['dram o w×D2']);
    expect(names([weights, sums, DRAM], false)).toEqual([]);
  });

  it('never copy outputs', () => {
    const one = memory('o', ['outputs'], ['D1']);
    const other = memory('w', ['weights'], ['D1', 'D2']);
    expect(names([one, other, DRAM])).toEqual(['dram o w']);
  });

  it('gather no further out what a memory has gathered further in, whatever the file says', () => {
    const buffer = memory('i', ['inputs'], []);
    const odd = memory('dram', ['inputs', 'weights', 'outputs'], ['D2']);
    expect(memoryOrders([buffer, odd], () => true, 1)[0]?.map(({ apart }) => apart.size)).toEqual([
      0, 0,
    ]);
  });

  it('are cut off at a number', () => {
    const memories = ['a', 'b', 'c'].map((name) => memory(name, ['weights'], []));
    const inputs = memory('i', ['inputs'], []);
    expect(memoryOrders([...memories, inputs, DRAM], () => true, 2)).toHaveLength(2);
  });
});
