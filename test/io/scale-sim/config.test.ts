import { describe, expect, it } from 'vitest';
import { brokenAcceleratorRules } from '../../../src/io/accelerator-rules.ts';
import { loadAccelerator } from '../../../src/io/load-accelerator.ts';
import { parseScaleSimConfig } from '../../../src/io/scale-sim/parse-config.ts';
import { acceleratorToScaleSim } from '../../../src/io/scale-sim/to-config.ts';
import { DATAFLOWS } from '../../../src/mapping/dataflows.ts';

const CONFIG = `[general]
run_name = "small array"

[architecture_presets]
ArrayHeight:    12
ArrayWidth:     14
IfmapSramSzkB:   64
FilterSramSzkB:  32
OfmapSramSzkB:   16
IfmapOffset:    0
Bandwidth : 10
Dataflow : ws   # weights stay
MemoryBanks: 1

[run_presets]
InterfaceBandwidth: USER
`;

describe('A configuration of SCALE-Sim', () => {
  const accelerator = parseScaleSimConfig(CONFIG, 'small.cfg');

  it('is a systolic array below an SRAM for each operand', () => {
    expect(accelerator).toMatchObject({
      name: 'small_array',
      peArray: { rows: 12, columns: 14 },
      dataflows: ['weight-stationary'],
      // 12 + 14 − 2 until the last PE works; 12 rows of weights are loaded before a fold
      arrayTiming: {
        skewCycles: 24,
        preloadCycles: 12,
        foldOperand: 'weights',
        drainsBetweenFolds: true,
      },
    });
    const table = accelerator.memories.map(({ name, holds, capacityBits, grid }) => {
      return [name, holds.join(), capacityBits, grid.rows];
    });
    expect(table).toEqual([
      ['DRAM', 'weights,inputs,outputs', null, 1],
      ['ifmap_sram', 'inputs', 524_288, 1], // 64 KiB
      ['filter_sram', 'weights', 262_144, 1],
      ['ofmap_sram', 'outputs', 131_072, 1],
      ['registers', 'weights', 8, 12],
    ]);
    // 10 words of 8 bits for each of three interfaces; inputs and weights are read
    expect(accelerator.memories[0]?.bandwidth).toMatchObject({
      readBitsPerCycle: 160,
      writeBitsPerCycle: 80,
    });
  });

  it('is one that Tandem’s own rules allow', () => {
    expect(brokenAcceleratorRules(accelerator)).toEqual([]);
    expect(DATAFLOWS.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...accelerator.dataflows]),
    );
  });

  it('has no limit at DRAM where SCALE-Sim computes the bandwidth', () => {
    const { memories } = parseScaleSimConfig(CONFIG.replace('USER', 'CALC'), 'small.cfg');
    expect(memories[0]?.bandwidth).toMatchObject({
      readBitsPerCycle: null,
      writeBitsPerCycle: null,
    });
  });

  it('reads back as it was, for every dataflow', () => {
    for (const flow of ['os', 'ws', 'is']) {
      const one = parseScaleSimConfig(CONFIG.replace(': ws', `: ${flow}`), 'small.cfg');
      expect(parseScaleSimConfig(acceleratorToScaleSim(one), 'again.cfg')).toEqual(one);
    }
  });

  it('is refused with every wrong and every misspelt key', () => {
    const wrong = CONFIG.replace('ArrayHeight', 'ArrayHight')
      .replace(': ws', ': rs')
      .replace('64', '-1');
    expect(() => parseScaleSimConfig(wrong, 'wrong.cfg')).toThrow(
      'wrong.cfg:5:1: must be a known key, got "ArrayHight". Write ArrayHeight.\n' +
        'wrong.cfg ArrayHeight: is required.\n' +
        'wrong.cfg:7:1 IfmapSramSzkB: must be a number > 0, got "-1".\n' +
        'wrong.cfg:12:1 Dataflow: must be one of os, ws, is, got "rs".',
    );
    const sparse = `${CONFIG}[sparsity]\nSparsitySupport : true\n`;
    expect(() => parseScaleSimConfig(sparse, 'x.cfg')).toThrow(/sparse tensors are not modelled/);
  });
});

describe('An accelerator written for SCALE-Sim', () => {
  const load = (name: string) =>
    loadAccelerator(name, { dataflows: DATAFLOWS.map((one) => one.name) });

  it('keeps its array, its SRAM and its dataflow', () => {
    const text = acceleratorToScaleSim(load('gemmini-16x16'));
    expect(text).toContain('ArrayHeight : 16\nArrayWidth : 16\n');
    // 256 KiB for weights and inputs are 128 KiB each; 16 columns of 1024 sums of 32 bits are 64 KiB
    expect(text).toContain('FilterSramSzkB : 128\nIfmapSramSzkB : 128\nOfmapSramSzkB : 64\n');
    expect(text).toContain('Dataflow : ws');
  });

  it('is refused where its dataflow is none of SCALE-Sim’s', () => {
    expect(() => acceleratorToScaleSim(load('eyeriss'))).toThrow(
      /dataflows: must have one of output-stationary, weight-stationary, input-stationary for SCALE-Sim, got row-stationary/,
    );
  });
});
