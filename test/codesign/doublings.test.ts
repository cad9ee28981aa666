import { expect, test } from 'vitest';
import { applyDoubling, doublings } from '../../src/codesign/doublings.ts';
import { TINY } from './tiny-accelerator.ts';

test('every limited port, every limited capacity and both sides of the array can be doubled', () => {
  expect(doublings(TINY)).toEqual([
    { of: 'bandwidth', memory: 'DRAM', port: 'shared' },
    { of: 'bandwidth', memory: 'buffer', port: 'read' },
    { of: 'bandwidth', memory: 'buffer', port: 'write' },
    { of: 'capacity', memory: 'buffer' },
    { of: 'capacity', memory: 'weights_spad' },
    { of: 'capacity', memory: 'inputs_spad' },
    { of: 'capacity', memory: 'outputs_spad' },
    { of: 'peRows' },
    { of: 'peColumns' },
  ]);
});

test('a side of one PE is left alone', () => {
  const row = { ...TINY, memories: [], peArray: { rows: 1, columns: 8 } };
  expect(doublings(row)).toEqual([{ of: 'peColumns' }]);
});

test('one port gets twice its bandwidth, and nothing else changes', () => {
  const changed = applyDoubling(TINY, { of: 'bandwidth', memory: 'buffer', port: 'read' });
  const [dram, buffer, ...others] = TINY.memories;
  expect(changed).toEqual({
    ...TINY,
    memories: [
      dram,
      // 128 · 2
      { ...buffer, bandwidth: { ...buffer?.bandwidth, readBitsPerCycle: 256 } },
      ...others,
    ],
  });
});

test('a capacity is doubled in every instance', () => {
  const changed = applyDoubling(TINY, { of: 'capacity', memory: 'weights_spad' });
  expect(changed.memories.map(({ capacityBits }) => capacityBits)).toEqual([
    null,
    108 * 8192,
    7168,
    3584,
    3584,
  ]);
});

test('the register files follow the array', () => {
  const taller = applyDoubling(TINY, { of: 'peRows' });
  expect(taller.peArray).toEqual({ rows: 24, columns: 14 });
  expect(taller.memories[2]?.grid).toEqual({ rows: 24, columns: 14 });
  expect(applyDoubling(TINY, { of: 'peColumns' }).peArray).toEqual({ rows: 12, columns: 28 });
});

test('a network gets twice its width in both directions; one that is never the limit is left alone', () => {
  const network = { inBitsPerCycle: 16, outBitsPerCycle: null, overlapsCompute: false };
  const memories = TINY.memories.map((memory, level) =>
    level === 2 ? { ...memory, network } : memory,
  );
  const networked = { ...TINY, memories };
  const memory = memories[2]?.name ?? '';
  expect(doublings(networked)).toContainEqual({ of: 'network', memory });
  expect(applyDoubling(networked, { of: 'network', memory }).memories[2]?.network).toEqual({
    ...network,
    inBitsPerCycle: 32,
  });
  const free = { ...network, inBitsPerCycle: null };
  const unlimited = memories.map((one, level) => (level === 2 ? { ...one, network: free } : one));
  const kinds = doublings({ ...TINY, memories: unlimited }).map(({ of }) => of);
  expect(kinds).not.toContain('network');
});
