import { expect, test } from 'vitest';
import type { Cost } from '../../src/cost/cost.ts';
import type { MappedLayer } from '../../src/mapper/mapped-network.ts';
import { bindingLabel, bottleneck, describeBottleneck } from '../../src/report/bottleneck.ts';
import { CONV, CONV_COST, GEMM, POOL, SMALL_ACCELERATOR } from '../support/small-mapped-network.ts';

const describe = (layer: MappedLayer) => describeBottleneck(layer, SMALL_ACCELERATOR);

function convWith(cost: Partial<Cost>): MappedLayer {
  return { ...CONV, cost: { ...CONV_COST, ...cost } };
}

test('a layer that stalls names the memory, the operand and what more bandwidth would save', () => {
  // stall 1,000 / 3,000 = 33 %. Twice the bandwidth of DRAM: max(1,800, 2,800 / 2, 2,100 for GLB) = 2,100 in place
  // of 2,800, and 700 / 3,000 = 23 %. Fill and drain: (150 + 50) / 3,000 = 7 %.
  expect(describe(CONV)).toBe(
    'conv1 waits for DRAM weights: 33 % of its cycles; twice the DRAM bandwidth would save 23 %; fill and drain take 7 %',
  );
});

test('a second memory that is as slow leaves nothing to save', () => {
  const levels = CONV_COST.levels.map((level) => ({ ...level, cycles: 2800 }));
  expect(describe(convWith({ levels }))).toBe(
    'conv1 waits for DRAM weights: 33 % of its cycles; fill and drain take 7 %',
  );
});

test('nothing is promised of more bandwidth where a tile stream takes its time with requests', () => {
  const tileStream = {
    instructions: { leastCycles: 1, issueCycles: 1 },
    requests: { lineBytes: 64, readCycles: 1, writeCycles: 1 },
    caches: [],
    writeMissFactor: 1,
    overlapExponent: 4,
  };
  expect(describeBottleneck(CONV, { ...SMALL_ACCELERATOR, tileStream })).toBe(
    'conv1 waits for DRAM weights: 33 % of its cycles; fill and drain take 7 %',
  );
});

test('a write port and a shared bus are told from a read port', () => {
  const binding = { resource: 'bandwidth', memory: 'DRAM', operand: 'outputs' } as const;
  expect(describe(convWith({ binding: { ...binding, port: 'write' } }))).toContain(
    'waits for DRAM writes of outputs: 33 %',
  );
  expect(describe(convWith({ binding: { ...binding, port: 'shared' } }))).toContain(
    'waits for DRAM transfers (mostly outputs): 33 %',
  );
});

test('a network is named with the memory that it leads to', () => {
  const binding = {
    resource: 'bandwidth',
    memory: 'GLB',
    port: 'network',
    operand: 'inputs',
  } as const;
  expect(bindingLabel(binding)).toBe('GLB network: inputs');
  expect(describe(convWith({ binding }))).toBe(
    'conv1 waits for inputs on the network to GLB: 33 % of its cycles; fill and drain take 7 %',
  );
});

test('a compute-bound layer says its utilization, and how much of the array its loops leave empty', () => {
  // 320 MACs / (40 cycles · 16 PEs) = 50 %; (8 + 2) / 50 = 20 %
  expect(describe(GEMM)).toBe(
    'classifier is compute-bound at 40 % utilization: its loops keep 50 % of the PEs busy; fill and drain take 20 %',
  );
});

test('a compute-bound layer that fills the array says no more', () => {
  // 28,800 / (16 · 1,850) = 97 %; fill and drain 50 / 1,850 = 3 %
  const full = convWith({
    latencyCycles: 1850,
    cycles: { compute: 1800, stall: 0, fill: 40, drain: 10 },
    binding: { resource: 'compute' },
    utilization: 0.97,
  });
  expect(describe(full)).toBe('conv1 is compute-bound at 97 % utilization');
});

test('a stall of a few cycles counts as balance', () => {
  // 40 / 2,000 = 2 %
  const balanced = convWith({
    latencyCycles: 2000,
    cycles: { compute: 1960, stall: 40, fill: 0, drain: 0 },
  });
  expect(describe(balanced)).toBe('conv1 is balanced: DRAM weights take as long as the arithmetic');
});

test('fill or drain is the cause where it is the largest part of the time', () => {
  const cycles = { compute: 200, stall: 100, fill: 600, drain: 100 };
  const filling = convWith({ latencyCycles: 1000, cycles });
  expect(describe(filling)).toBe('conv1 fills for 60 % of its cycles: fill dominates');
  expect(bottleneck({ ...filling.cost, cycles: { ...cycles, fill: 100, drain: 600 } })).toBe(
    'drain',
  );
});

test('a streaming layer is said to pass the array by', () => {
  expect(describe(POOL)).toBe(
    'pool1 streams past the array at the pace of DRAM transfers (mostly inputs)',
  );
});

test('the short label names the port', () => {
  expect(bindingLabel(CONV_COST.binding)).toBe('DRAM read: weights');
  expect(bindingLabel({ resource: 'compute' })).toBe('compute');
});
