import { describe, expect, it } from 'vitest';
import { boxElements, fitsInto, layerProblem } from '../../src/mapper/layer-problem.ts';
import type { Dataflow } from '../../src/mapping/dataflow.ts';
import { findDataflow } from '../../src/mapping/dataflows.ts';
import { footprint } from '../../src/workload/footprint.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyCosts, tinyLayer } from '../support/tiny-nest.ts';

const layer = tinyLayer({ K: 4, C: 3, P: 5, R: 3 }, { stride: { row: 2, column: 1 } });
const precisionBits = { weights: 8, inputs: 16, partialSums: 32, outputs: 8 };
const bandwidth = { readBitsPerCycle: 64, writeBitsPerCycle: 16, sharedBitsPerCycle: null };
const accelerator = sampleAccelerator({
  precisionBits,
  memories: [
    sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null, rowBits: 64, bandwidth }),
    sampleLevel({ name: 'GLB', holds: ['inputs', 'outputs'], capacityBits: 1000, rowBits: 24 }),
    sampleLevel({ name: 'RF', kind: 'register-file', elementBits: 16, rowBits: 16 }),
  ],
});
const flow = (name: string) => findDataflow(name) as Dataflow;
const problem = layerProblem(layer, accelerator, tinyCosts(3), flow('weight-stationary'));

describe('layerProblem', () => {
  it('prices an element by its share of a row, and by the narrowest port', () => {
    // DRAM reads a row at 100 pJ and writes it at 200; eight weights of 8 bits share one, 8 bits take 8 / 16 cycles.
    expect(problem.prices[0]?.weights).toEqual({ readPj: 12.5, writePj: 25, cycles: 0.5 });
    expect(problem.prices[0]?.inputs).toEqual({ readPj: 25, writePj: 50, cycles: 1 });
    // Outputs count at the width of partial sums.
    expect(problem.prices[0]?.outputs).toEqual({ readPj: 50, writePj: 100, cycles: 2 });
    // The buffer reads at 10: one input in a row of 24 bits; a sum of 32 takes two. No port is ever the limit.
    expect(problem.prices[1]?.inputs).toEqual({ readPj: 10, writePj: 20, cycles: 0 });
    expect(problem.prices[1]?.outputs).toEqual({ readPj: 20, writePj: 40, cycles: 0 });
    // Fixed width in the register files.
    expect(problem.prices[2]?.outputs).toEqual({ readPj: 1, writePj: 2, cycles: 0 });
  });

  it('has no price where an operand is not kept', () => {
    expect(problem.prices[1]?.weights).toBeNull();
    const bare = layerProblem(layer, accelerator, tinyCosts(3), flow('no-local-reuse'));
    expect(bare.prices[2]).toEqual({ weights: null, inputs: null, outputs: null });
    expect(bare.shape).not.toBe(problem.shape);
  });

  it('takes outputs at their own width where partial sums are narrower', () => {
    const odd = { ...layer, precisionBits: { partialSums: 8, outputs: 16 } };
    const { prices } = layerProblem(odd, accelerator, tinyCosts(3), flow('weight-stationary'));
    expect(prices[0]?.outputs?.readPj).toBe(25); // four in a row of 64 bits
  });
});

describe('boxElements', () => {
  it('is the footprint of a box', () => {
    const extents = { N: 1, G: 2, K: 3, C: 4, P: 2, Q: 3, R: 2, S: 1 };
    for (const operand of ['weights', 'inputs', 'outputs'] as const) {
      expect(boxElements(layer, operand, Object.values(extents))).toBe(
        footprint(layer, operand, extents),
      );
    }
  });
});

describe('fitsInto', () => {
  const buffer = problem.groups[1];
  if (buffer === undefined) throw new Error('no buffer');
  const fits = fitsInto(problem, buffer);

  it('adds up what stays: inputs at 16 bits, sums at 32', () => {
    // C3 · P2 · R3: 3 · (2 + 2 + 1) = 15 inputs, 2 · K outputs: 240 + 64 K ≤ 1000 up to K = 11, if there were as many.
    expect(fits([1, 1, 4, 3, 2, 1, 3, 1])).toBe(true);
    // P5: 3 · (8 + 2 + 1) = 33 inputs, 5 · 4 outputs: 528 + 640.
    expect(fits([1, 1, 4, 3, 5, 1, 3, 1])).toBe(false);
    expect(fits([1, 1, 2, 3, 5, 1, 3, 1])).toBe(true); // 528 + 320
  });

  it('does not count what bounds cover beyond the layer', () => {
    expect(fits([1, 1, 2, 3, 8, 1, 4, 1])).toBe(true); // as P5 · R3
  });

  it('has half the room in a double buffer', () => {
    const memories = accelerator.memories.map((memory) => ({ ...memory, doubleBuffered: true }));
    const halved = layerProblem(
      layer,
      { ...accelerator, memories },
      tinyCosts(3),
      flow('weight-stationary'),
    );
    expect(fitsInto(halved, halved.groups[1] ?? buffer)([1, 1, 4, 3, 2, 1, 3, 1])).toBe(true); // 496
    expect(fitsInto(halved, halved.groups[1] ?? buffer)([1, 1, 2, 3, 5, 1, 3, 1])).toBe(false);
  });
});
