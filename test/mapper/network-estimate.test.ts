import { describe, expect, it } from 'vitest';
import { UNIT } from '../../src/mapper/dim-vector.ts';
import { movingShare, networkPrice } from '../../src/mapper/network-estimate.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

describe('networkPrice', () => {
  const arrayTiming = {
    skewCycles: 0,
    preloadCycles: 50,
    foldOperand: 'weights',
    drainsBetweenFolds: false,
  } as const;
  const accelerator = sampleAccelerator({ arrayTiming });
  const into = (overlapsCompute: boolean) =>
    sampleLevel({
      name: 'RF',
      network: { inBitsPerCycle: 64, outBitsPerCycle: 16, overlapsCompute },
    });

  it('is none without a network', () => {
    const price = networkPrice(accelerator, sampleLevel({ name: 'RF' }), 'weights', 16);
    expect(price).toBeUndefined();
  });

  it('takes the slower direction of outputs, and the one of the others', () => {
    // 16 / 16 and 16 / 64.
    expect(networkPrice(accelerator, into(true), 'outputs', 16)?.cycles).toBe(1);
    expect(networkPrice(accelerator, into(true), 'inputs', 16)?.cycles).toBe(0.25);
  });

  it('waits for what arrives where nothing else is done, and for the ramp of each tile of the fold operand', () => {
    expect(networkPrice(accelerator, into(false), 'weights', 16)).toEqual({
      cycles: 0.25,
      waitCycles: 0.25,
      tileWaitCycles: 50,
    });
    expect(networkPrice(accelerator, into(true), 'inputs', 16)).toMatchObject({
      waitCycles: 0,
      tileWaitCycles: 0,
    });
  });
});

describe('movingShare', () => {
  const layer = tinyLayer({ Q: 5, S: 11 }, { stride: { row: 1, column: 4 } });
  const box = [1, 1, 1, 1, 1, 1, 1, 11];
  const alongQ = [1, 1, 1, 1, 1, 5, 1, 1];

  it('is the first window and the steps of the others', () => {
    // (11 + 4 · 4) / (5 · 11)
    expect(movingShare('inputs', layer, alongQ, 'weights', box)).toBeCloseTo(27 / 55, 12);
  });

  it('is everything where a channel turns inside, or nothing turns', () => {
    const channels = [1, 1, 1, 3, 1, 5, 1, 1];
    expect(movingShare('inputs', layer, channels, 'outputs', box)).toBe(1);
    expect(movingShare('inputs', layer, UNIT, 'weights', box)).toBe(1);
  });

  it('is everything where steps are longer than the window, and of the other operands', () => {
    expect(movingShare('inputs', layer, alongQ, 'weights', UNIT)).toBe(1);
    expect(movingShare('weights', layer, alongQ, 'weights', box)).toBe(1);
  });
});
