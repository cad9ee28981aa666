import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engineLogic } from '../../src/cost/fpga-logic.ts';

interface Dpu {
  readonly arch: string;
  readonly peak_ops_per_cycle: number;
  readonly high_dsp: { readonly LUT: number; readonly FF: number };
}

const FILE = new URL('../../../shared/reference/papers/dpu_vitis.json', import.meta.url);

function publishedDpus(): readonly Dpu[] {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8')).architectures;
  console.warn('skipped: no reference data beside the repository (papers/dpu_vitis.json)');
  return [];
}

describe('engineLogic', () => {
  it('is a straight line in the number of units', () => {
    expect(engineLogic('DSP48E2', 1000, 8)).toEqual({
      lut: 30_983, // 18083 + 12.9 · 1000
      ff: 60_119, // 23519 + 36.6 · 1000
    });
  });

  it('reproduces the published designs of 16 and 32 bits that it was drawn through', () => {
    const qiu = engineLogic('DSP48E1', 780, 16);
    expect(qiu?.lut).toBeCloseTo(182_616, -3);
    expect(qiu?.ff).toBeCloseTo(127_653, -3);
    const zhang = engineLogic('DSP48E1', 448, 32);
    expect(zhang?.lut).toBeCloseTo(186_251, -3);
    expect(zhang?.ff).toBeCloseTo(205_704, -3);
  });

  it('knows no engine of more than 32 bits', () => {
    expect(engineLogic('DSP48E2', 100, 33)).toBeNull();
    expect(engineLogic('intel-fp32', 100, 64)).toBeNull();
  });

  const dpus = publishedDpus();
  it.skipIf(dpus.length === 0)('is within 13 % and 9 % of every DPU size of PG338', () => {
    const errors = dpus.map(({ peak_ops_per_cycle, high_dsp }) => {
      const logic = engineLogic('DSP48E2', peak_ops_per_cycle / 2, 8);
      return {
        lut: Math.abs((logic?.lut ?? 0) / high_dsp.LUT - 1),
        ff: Math.abs((logic?.ff ?? 0) / high_dsp.FF - 1),
      };
    });
    expect(errors).toHaveLength(8);
    expect(Math.max(...errors.map(({ lut }) => lut))).toBeLessThan(0.13);
    expect(Math.max(...errors.map(({ ff }) => ff))).toBeLessThan(0.09);
  });
});
