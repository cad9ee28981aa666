import { describe, expect, it } from 'vitest';
import { type DimVector, UNIT } from '../../src/mapper/dim-vector.ts';
import { estimateGroup, estimatePes } from '../../src/mapper/estimate.ts';
import { layerProblem } from '../../src/mapper/layer-problem.ts';
import type { Dataflow } from '../../src/mapping/dataflow.ts';
import { findDataflow } from '../../src/mapping/dataflows.ts';
import type { Extents } from '../../src/workload/dims.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyCosts, tinyLayer } from '../support/tiny-nest.ts';

/** DRAM reads at 100 pJ and writes at 200, the buffer 10 and 20, register files 1 and 2; one element a row. */
function problem(extents: Partial<Extents>, dataflow: string) {
  const bits = 16;
  const accelerator = sampleAccelerator({
    precisionBits: { weights: bits, inputs: bits, partialSums: bits, outputs: bits },
    memories: [
      sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null, rowBits: bits }),
      sampleLevel({
        name: 'GLB',
        rowBits: bits,
        bandwidth: { readBitsPerCycle: 8, writeBitsPerCycle: 8, sharedBitsPerCycle: null },
      }),
      sampleLevel({
        name: 'RF',
        kind: 'register-file',
        rowBits: bits,
        grid: { rows: 12, columns: 14 },
      }),
    ],
  });
  const flow = findDataflow(dataflow) as Dataflow;
  return layerProblem(tinyLayer(extents), accelerator, tinyCosts(3), flow);
}

/** Fan-out below the buffer along K. */
function spread(K: number) {
  const x: DimVector[] = [UNIT, [1, 1, K, 1, 1, 1, 1, 1], UNIT];
  return { x, y: [UNIT, UNIT, UNIT], activePes: K };
}

describe('what the PEs ask for', () => {
  it('is three reads and a write for every multiply-accumulate, in the innermost memory', () => {
    // Eight MACs at 1 + 1 + (1 + 2) pJ, in eight steps.
    const estimate = estimatePes(problem({ K: 2, P: 4 }, 'weight-stationary'), spread(1));
    expect(estimate).toEqual({ energyPj: 40, cycles: 8 });
  });

  it('takes fewer steps on more PEs', () => {
    const estimate = estimatePes(problem({ K: 2, P: 4 }, 'weight-stationary'), spread(2));
    expect(estimate).toEqual({ energyPj: 40, cycles: 4 });
    // Five kernels on two PEs: three rounds of four rows.
    expect(estimatePes(problem({ K: 5, P: 4 }, 'weight-stationary'), spread(2)).cycles).toBe(12);
  });

  it('shares reads on the way from a buffer, where register files are not used', () => {
    // Two PEs share an input: 4 · 10. Weights 8 · 10, outputs 8 · (10 + 20). At 2 cycles an element: 8 · 2.
    const estimate = estimatePes(problem({ K: 2, P: 4 }, 'no-local-reuse'), spread(2));
    expect(estimate).toEqual({ energyPj: 40 + 80 + 240, cycles: 16 });
  });
});

describe('what flows through a group', () => {
  const one = problem({ K: 2, P: 4 }, 'weight-stationary');
  const temporal = [1, 1, 2, 1, 4, 1, 1, 1];
  const energy = (stationary: 'weights' | 'inputs' | 'outputs') =>
    estimateGroup(one, spread(1), 1, UNIT, temporal, stationary);

  it('is everything in every step, but for the operand that stays', () => {
    // From the buffer (10, 20) to a register file (1, 2). A weight or an input 12, an output 10 + 20 + 2.
    expect(energy('weights').energyPj).toBe(2 * 12 + 8 * 12 + 8 * 32);
    expect(energy('inputs').energyPj).toBe(8 * 12 + 4 * 12 + 8 * 32);
    // Nothing is summed up here: outputs come once each anyway.
    expect(energy('outputs').energyPj).toBe(8 * 12 + 8 * 12 + 8 * 32);
  });

  it('takes the time of the narrower port for all operands together', () => {
    // 2 + 8 + 8 elements of 16 bits at 8 bits a cycle.
    expect(energy('weights').cycles).toBe(36);
  });

  it('reads once for all children that need the same, and writes to each', () => {
    // Both kernels at once: four steps. Two weights (10 + 2) for all steps, four inputs (10 + 2 · 2), eight outputs.
    const child = [1, 1, 2, 1, 1, 1, 1, 1];
    const rows = [1, 1, 1, 1, 4, 1, 1, 1];
    const { energyPj } = estimateGroup(one, spread(2), 1, child, rows, 'weights');
    expect(energyPj).toBe(2 * 12 + 4 * 14 + 8 * 32);
  });
});
