import { expect, test } from 'vitest';
import type { Doubling } from '../../../src/codesign/doublings.ts';
import type { Relief } from '../../../src/report/explain/relief.ts';
import {
  reliefLines,
  reliefSummary,
  reliefWords,
} from '../../../src/report/explain/relief-words.ts';

const DRAM: Doubling = { of: 'bandwidth', memory: 'DRAM', port: 'shared' };

function relief(doubling: Doubling, same: number, anew: number | null, before = 16): Relief {
  return {
    doubling,
    before,
    savedShare: Math.max(same, anew ?? same),
    savedShareSameMapping: same,
    savedShareNewMapping: anew,
    energyChangeShare: 0,
    areaChangeShare: 0,
    overBudget: [],
  };
}

test('a gain is told for the mapping that there is, and for a better one', () => {
  expect(reliefWords(relief(DRAM, 0.22, 0.31, 19.2))).toBe(
    'doubling the DRAM bandwidth of 19.2 bits per cycle would save 22 % of the latency (new mapping: 31 %)',
  );
});

test('a new mapping that gains no more is not told', () => {
  expect(reliefWords(relief(DRAM, 0.22, 0.1))).toMatch(/would save 22 % of the latency$/);
  expect(reliefWords(relief(DRAM, 0.22, 0.221))).toMatch(/would save 22 % of the latency$/);
});

test('what helps only with a new mapping says so', () => {
  const capacity: Doubling = { of: 'capacity', memory: 'GLB' };
  // 65,536 bits
  expect(reliefWords(relief(capacity, 0, 0.12, 65_536))).toBe(
    'doubling the GLB capacity of 8 KiB would save 12 % of the latency with a new mapping',
  );
});

test('ports and sides are named', () => {
  const write: Doubling = { of: 'bandwidth', memory: 'GLB', port: 'write' };
  expect(reliefWords(relief(write, 0.1, null))).toContain('the GLB write bandwidth of 16 bits');
  expect(reliefWords(relief({ of: 'peRows' }, 0.1, null))).toContain('the 16 PE rows would');
  expect(reliefWords(relief({ of: 'peColumns' }, 0.1, null))).toContain('the 16 PE columns would');
});

test('a network is named with the memory that it leads to', () => {
  const network: Doubling = { of: 'network', memory: 'RF' };
  expect(reliefWords(relief(network, 0.1, null))).toContain(
    'the network to RF of 16 bits per cycle',
  );
  expect(reliefLines([relief(network, 0, null)]).join()).toContain('networks to RF');
});

test('gains have a line each with what else they change, the rest share one', () => {
  const port = (memory: string, name: 'read' | 'write'): Doubling => {
    return { of: 'bandwidth', memory, port: name };
  };
  const lines = reliefLines([
    { ...relief({ of: 'peRows' }, 0, 0.3), energyChangeShare: -0.1, areaChangeShare: 0.2 },
    { ...relief(port('GLB', 'read'), 0.1, null), overBudget: ['fpga dsp: needs 2, has 1'] },
    relief(port('GLB', 'write'), 0, null),
    relief(port('RF', 'read'), 0, null),
    relief(port('RF', 'write'), 0.004, null),
    relief({ of: 'capacity', memory: 'GLB' }, 0, 0),
  ]);
  expect(lines).toEqual([
    'doubling the 16 PE rows would save 30 % of the latency with a new mapping; energy 10 % less, area 20 % more',
    'doubling the GLB read bandwidth of 16 bits per cycle would save 10 % of the latency; beyond the budget of the device',
    'doubling does not help: bandwidth of GLB (write), RF; capacity of GLB',
  ]);
});

test('a larger array that fills more slowly is told to cost time', () => {
  expect(reliefLines([relief({ of: 'peColumns' }, -0.02, null)])).toEqual([
    'doubling the 16 PE columns would cost 2 % more: a larger array takes longer to fill',
  ]);
});

test('a summary names the greatest gains', () => {
  const reliefs = [
    relief(DRAM, 0.22, 0.31, 8),
    relief({ of: 'peRows' }, 0, 0.12),
    relief({ of: 'peColumns' }, 0, 0.01),
  ];
  expect(reliefSummary(reliefs, 2)).toBe(
    'Doubling the DRAM bandwidth of 8 bits per cycle would save 22 % of the latency (new mapping: 31 %), the 16 PE rows 12 %.',
  );
  expect(reliefSummary([relief(DRAM, 0, null)], 2)).toBe(
    'Doubling any one part would gain less than half a percent.',
  );
});
