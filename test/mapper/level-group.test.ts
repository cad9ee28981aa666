import { describe, expect, it } from 'vitest';
import { loadAccelerator } from '../../src/io/load-accelerator.ts';
import { levelGroups } from '../../src/mapper/level-group.ts';
import type { Dataflow } from '../../src/mapping/dataflow.ts';
import { DATAFLOWS, findDataflow } from '../../src/mapping/dataflows.ts';

const names = DATAFLOWS.map(({ name }) => name);
const load = (name: string) => loadAccelerator(name, { dataflows: names });
const dataflow = (name: string) => findDataflow(name) as Dataflow;

describe('levelGroups', () => {
  it('puts the three scratchpads of an Eyeriss PE into one group, and DRAM alone', () => {
    const groups = levelGroups(load('eyeriss'), dataflow('row-stationary'));
    expect(groups.map(({ first, last }) => [first, last])).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
    ]);
    expect(groups.map(({ isRegisterFile }) => isRegisterFile)).toEqual([false, false, true]);
    expect(groups.map(({ fanout }) => fanout)).toEqual([
      { x: 1, y: 1 },
      { x: 14, y: 12 }, // from the buffer to the PEs
      { x: 1, y: 1 },
    ]);
    expect(groups[2]?.keeps).toEqual([['inputs'], ['weights'], ['outputs']]);
  });

  it('keeps levels apart that stand in different grids', () => {
    // Gemmini: scratchpad, one accumulator per column, a register per PE.
    const groups = levelGroups(load('gemmini-16x16'), dataflow('weight-stationary'));
    expect(groups.map(({ fanout }) => fanout)).toEqual([
      { x: 1, y: 1 },
      { x: 16, y: 1 },
      { x: 1, y: 16 },
      { x: 1, y: 1 },
    ]);
  });

  it('keeps levels apart that hold the same operand', () => {
    // The TPU’s buffer holds outputs and so do its accumulators; the weight FIFO stands beside the buffer.
    const groups = levelGroups(load('tpu-v1'), dataflow('weight-stationary'));
    expect(groups.map(({ levels }) => levels.map(({ name }) => name))).toEqual([
      ['DRAM'],
      ['unified_buffer', 'weight_fifo'],
      ['accumulators'],
      ['weight_registers'],
    ]);
  });

  it('leaves register files empty where the dataflow does not use them', () => {
    const groups = levelGroups(load('eyeriss'), dataflow('no-local-reuse'));
    expect(groups[2]?.keeps).toEqual([[], [], []]);
    expect(groups[1]?.keeps).toEqual([['inputs', 'outputs']]);
  });
});
