import { describe, expect, it } from 'vitest';
import { merit } from '../../src/mapper/partial-nest.ts';

describe('merit', () => {
  it('is energy · delay for EDP', () => {
    expect(merit('edp', 3, 5)).toBe(15);
  });

  it('is latency, and energy where latencies are alike', () => {
    expect(merit('latency', 1e6, 99)).toBeLessThan(merit('latency', 1, 100));
    expect(merit('latency', 1, 100)).toBeLessThan(merit('latency', 2, 100));
    expect(merit('latency', 1, 100)).toBeCloseTo(100, 6);
  });

  it('is energy, and latency where energies are alike', () => {
    expect(merit('energy', 99, 1e6)).toBeLessThan(merit('energy', 100, 1));
    expect(merit('energy', 100, 1)).toBeLessThan(merit('energy', 100, 2));
  });
});
