import { describe, expect, it } from 'vitest';
import {
  type GemminiCase,
  gemminiAccelerator,
  gemminiLayer,
  gemminiMapping,
} from '../../../src/experiment/verify/gemmini-case.ts';
import { evaluateGemmini, loadGemmini } from '../../../src/experiment/verify/gemmini-reader.ts';
import { gemminiRecord } from '../../support/gemmini-record.ts';

const gemmini = loadGemmini();

function mappingOf(record: GemminiCase) {
  return gemminiMapping(record, gemminiLayer(record)).levels.map(({ temporal, spatial }) =>
    [...temporal, ...spatial.map((loop) => ({ ...loop, dim: `${loop.axis}:${loop.dim}` }))]
      .map(({ dim, bound }) => `${dim}${bound}`)
      .join(' '),
  );
}

describe('a recorded mapping on Gemmini', () => {
  // 32 output channels, 16 input channels, 12 (P) × 6 (Q) outputs, 3 (R) × 1 (S) taps.
  const record = gemminiRecord({ K: 32, C: 16, P: 12, Q: 6, R: 3, S: 1 }, [
    [3, 'P3 K2'],
    [2, 'K16X'],
    [1, 'Q6 R3 C16X'],
    [0, 'P4'],
  ]);

  it('has the columns of the image along P and R, which are our Q and S', () => {
    expect(gemminiLayer(record).extents).toMatchObject({ P: 6, Q: 12, R: 1, S: 3, K: 32, C: 16 });
    expect(mappingOf(record)).toEqual(['Q3 K2', 'x:K16', 'S3 P6 y:C16', 'Q4']);
  });

  it('runs its loops within a tile in the order of the machine: folds, then outputs', () => {
    const other = gemminiRecord({ K: 32, C: 32, P: 12, Q: 6, R: 3, S: 3 }, [
      [3, 'P3'],
      [2, 'K16X'],
      [1, 'Q6 C2 R3 S3 K2 C16X'],
      [0, 'P4'],
    ]);
    expect(mappingOf(other)[2]).toBe('K2 R3 S3 C2 P6 y:C16');
  });

  it('makes one output more with an even filter, and loops at DRAM that reach it', () => {
    // 12 pixels padded by 1 on both sides: 14 − 2 + 1 = 13 outputs, in tiles of 4.
    const even = gemminiRecord({ K: 16, C: 16, P: 12, Q: 12, R: 2, S: 2 }, [
      [3, 'P3 Q3'],
      [2, 'K16X'],
      [1, 'Q4 R2 S2 C16X'],
      [0, 'P4'],
    ]);
    expect(gemminiLayer(even).extents).toMatchObject({ P: 13, Q: 13 });
    expect(mappingOf(even)[0]).toBe('Q4 P4');
  });

  it('adds a loop at DRAM where the output more needs one', () => {
    const whole = gemminiRecord({ K: 16, C: 16, P: 4, Q: 4, R: 2, S: 2 }, [
      [3, 'N1'],
      [2, 'K16X'],
      [1, 'Q4 R2 S2 C16X'],
      [0, 'P4'],
    ]);
    expect(mappingOf(whole)[0]).toBe('P2 Q2'); // 5 outputs in tiles of 4
  });

  it('leaves products of matrices as they are', () => {
    const product = gemminiRecord({ K: 16, C: 16, P: 7, Q: 1, R: 1, S: 1 }, []);
    expect(gemminiLayer(product).extents).toMatchObject({ P: 1, Q: 7 });
  });

  it('keeps strided layers as large as recorded', () => {
    // 2 · 28 pixels: (56 + 2 − 3) / 2 → 27, and one; 7 taps on 2 · 112: (224 + 6 − 7) / 2 → 111, and one.
    const outputs = (P: number, R: number) =>
      gemminiLayer(gemminiRecord({ K: 16, C: 16, P, Q: P, R, S: R, stride: 2 }, [])).extents.Q;
    expect(outputs(28, 3)).toBe(28);
    expect(outputs(112, 7)).toBe(112);
    expect(outputs(28, 1)).toBe(28);
  });

  it('has memories for a tile in use and the next of the recorded sizes', () => {
    const { memories, peArray } = gemminiAccelerator(gemmini, record);
    const bitsOf = (name: string) => memories.find((memory) => memory.name === name)?.capacityBits;
    expect(bitsOf('scratchpad')).toBe(2 * 65_536 * 8);
    expect(bitsOf('accumulator')).toBe(2 * 512 * 32);
    expect(peArray).toEqual({ rows: 16, columns: 16 });
  });

  it('is evaluated with the tile stream of the shipped accelerator', () => {
    const outcome = evaluateGemmini(gemmini, record);
    expect(outcome.ok).toBe(true);
    if (!outcome.ok) return;
    // 6 tiles; in each 3 folds of 6 instructions of 4 rows: 6 · 7.6 cycles, longer than 5 · 4 + 16.
    expect(outcome.value.cycles.compute).toBe(6 * 3 * 6 * 4);
    expect(outcome.value.latencyCycles).toBeGreaterThan(6 * 3 * 6 * 7.6);
  });
});
