import { describe, expect, it } from 'vitest';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { HARDWARE_GENES } from '../../src/codesign/hardware-genes.ts';
import { memory, TINY } from './tiny-accelerator.ts';

function gene(name: string) {
  const found = HARDWARE_GENES.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no gene ${name}`);
  return found;
}

function memoryOf(accelerator: Accelerator, name: string) {
  return accelerator.memories.find((level) => level.name === name);
}

describe('HARDWARE_GENES', () => {
  it('have different names', () => {
    const names = HARDWARE_GENES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('size a register file in elements of its operand', () => {
    // 224 weights of 16 bits = 3584 bits; 24 partial sums of 32 bits = 768 bits
    const weights = gene('weightsRegisterFileWords').apply(TINY, 224);
    expect(memoryOf(weights, 'weights_spad')?.capacityBits).toBe(3584);
    const sums = gene('outputsRegisterFileWords').apply(TINY, 24);
    expect(memoryOf(sums, 'outputs_spad')?.capacityBits).toBe(768);
    expect(memoryOf(sums, 'weights_spad')?.capacityBits).toBe(3584);
  });

  it('size a register file that stores every element at one width in elements of that width', () => {
    const wide = memory({ name: 'rf', kind: 'register-file', elementBits: 8 });
    const one = { ...TINY, memories: [wide] };
    // 64 elements of 8 bits
    expect(memoryOf(gene('registerFileWords').apply(one, 64), 'rf')?.capacityBits).toBe(512);
  });

  it('size the buffer in KiB', () => {
    // 64 KiB = 64 × 8192 bits
    const smaller = gene('bufferKiB').apply(TINY, 64);
    expect(memoryOf(smaller, 'buffer')?.capacityBits).toBe(524_288);
  });

  it('set only the bandwidth limits that the DRAM has', () => {
    expect(memoryOf(gene('dramBitsPerCycle').apply(TINY, 32), 'DRAM')?.bandwidth).toEqual({
      readBitsPerCycle: null,
      writeBitsPerCycle: null,
      sharedBitsPerCycle: 32,
    });
  });

  it('leave one dataflow', () => {
    expect(gene('dataflow').apply(TINY, 'row-stationary').dataflows).toEqual(['row-stationary']);
  });

  it('do not change the accelerator that they are given', () => {
    const before = JSON.stringify(TINY);
    for (const one of HARDWARE_GENES) one.apply(TINY, one.values === 'count' ? 8 : 'x');
    expect(JSON.stringify(TINY)).toBe(before);
  });

  it('say what an accelerator lacks for them', () => {
    const missing = Object.fromEntries(
      HARDWARE_GENES.map((one) => [one.name, one.missing(TINY)]).filter(([, what]) => what),
    );
    expect(missing).toEqual({
      registerFileWords: 'exactly one memory of kind register-file that holds several operands',
      weightsBufferKiB: 'exactly one memory of kind sram that holds weights alone',
      inputsBufferKiB: 'exactly one memory of kind sram that holds inputs alone',
      outputsBufferKiB: 'exactly one memory of kind sram that holds outputs alone',
    });
  });

  it('cannot resize one row, or a DRAM that is never the limit', () => {
    const bare = { ...TINY, peArray: { rows: 1, columns: 14 }, memories: [] };
    expect(gene('peRows').missing(bare)).toBe(
      'a PE array of two or more rows, to tell what lies along them',
    );
    expect(gene('dramBitsPerCycle').missing(bare)).toBe('a DRAM with a bandwidth limit');
  });
});
