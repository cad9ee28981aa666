import { describe, expect, it } from 'vitest';
import { fpgaPowerW } from '../../../src/cost/engine/fpga-power.ts';

describe('fpgaPowerW', () => {
  it('adds the energy of useful cycles to what is drawn idle', () => {
    const engine = { idleW: 5, units: 2000, clockMHz: 250, activity: 0.5, pjPerUsefulCycle: 16 };
    // 2000 · 250 MHz · 0.5 = 2.5 · 10^11 useful cycles a second of 16 pJ
    expect(fpgaPowerW(engine)).toBeCloseTo(5 + 4, 12);
    expect(fpgaPowerW({ ...engine, activity: 0 })).toBe(5);
  });
});
