import { describe, expect, it } from 'vitest';
import { resolvePrecision } from '../../src/workload/precision.ts';

const native = { weights: 16, inputs: 16, partialSums: 32, outputs: 16 };

describe('resolvePrecision', () => {
  it('keeps the widths of the accelerator where the layer states none', () => {
    expect(resolvePrecision(native, undefined)).toEqual(native);
  });

  it('takes from the layer only what it states', () => {
    const widths = { weights: 4, inputs: 16, partialSums: 32, outputs: 16 };
    expect(resolvePrecision(native, { weights: 4 })).toEqual(widths);
  });
});
