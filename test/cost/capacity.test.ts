import { describe, expect, it } from 'vitest';
import { capacityReasons, occupiedBits, tileElements } from '../../src/cost/capacity.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

const layer = tinyLayer(
  { N: 2, G: 2, K: 4, C: 3, P: 5, Q: 5, R: 3, S: 2 },
  { stride: { row: 2, column: 1 }, dilation: { row: 1, column: 2 } },
);
const nest = tinyNest({ t: 'N2 G2 K2 P3' }, { t: 'K2 C3 P2 Q5 R3 S2' });
const rows = nestRow(layer, nest);
const [WEIGHTS, INPUTS, OUTPUTS] = [0, 1, 2];

describe('tileElements', () => {
  it('is the tile of one instance: a product for weights and outputs, a box for inputs', () => {
    expect(tileElements(rows, 0, 1, WEIGHTS)).toBe(36); // K2 · C3 · R3 · S2
    expect(tileElements(rows, 0, 1, OUTPUTS)).toBe(20); // K2 · P2 · Q5
    // C3 · rows (2 − 1)·2 + (3 − 1)·1 + 1 = 5 · columns (5 − 1)·1 + (2 − 1)·2 + 1 = 7
    expect(tileElements(rows, 0, 1, INPUTS)).toBe(105);
  });

  it('is the whole tensor at the outermost level, not what bounds would cover', () => {
    // The nest covers P = 3 · 2 = 6, the layer has 5 rows.
    expect(tileElements(rows, 0, 0, WEIGHTS)).toBe(144); // G2 · K4 · C3 · R3 · S2
    expect(tileElements(rows, 0, 0, OUTPUTS)).toBe(400); // N2 · G2 · K4 · P5 · Q5
    // N2 · G2 · C3 · rows (5 − 1)·2 + 2 + 1 = 11 · columns 7
    expect(tileElements(rows, 0, 0, INPUTS)).toBe(924);
  });
});

describe('occupiedBits', () => {
  // Widths of weights, inputs, outputs at level 0, then at level 1.
  const bits = [8, 8, 8, 8, 4, 32];

  it('adds up the operands that stay, each at its own width', () => {
    expect(occupiedBits(rows, 0, 1, [true, true, true], bits)).toBe(36 * 8 + 105 * 4 + 20 * 32);
    expect(occupiedBits(rows, 0, 1, [false, true, false], bits)).toBe(105 * 4);
    expect(occupiedBits(rows, 0, 1, [false, false, false], bits)).toBe(0);
  });
});

describe('capacityReasons', () => {
  const accelerator = (doubleBuffered: boolean) =>
    sampleAccelerator({
      memories: [
        sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null }),
        sampleLevel({ name: 'GLB', capacityBits: 1000, doubleBuffered }),
      ],
    });

  it('lets a memory be filled to the last bit', () => {
    expect(capacityReasons(accelerator(false), [1e12, 1000])).toEqual([]);
    expect(capacityReasons(accelerator(true), [1e12, 500])).toEqual([]);
  });

  it('says what is needed and what there is', () => {
    expect(capacityReasons(accelerator(false), [0, 1001])).toEqual([
      { code: 'capacity', path: 'memories.GLB', need: 1001, have: 1000, unit: 'bits' },
    ]);
  });

  it('gives a double-buffered memory half of its bits for tiles', () => {
    expect(capacityReasons(accelerator(true), [0, 501])).toEqual([
      { code: 'capacity', path: 'memories.GLB', need: 501, have: 500, unit: 'bits' },
    ]);
  });
});
