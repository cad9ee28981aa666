import { describe, expect, it } from 'vitest';
import { scalarFigures } from '../../../src/search/algorithms/scalar-figures.ts';

describe('scalarFigures', () => {
  it('puts infeasible designs above all feasible ones, by their violation', () => {
    const figures = scalarFigures(
      [
        { objectives: [0, 4], violation: 0 },
        { objectives: [2, 0], violation: 0 },
        { objectives: [Infinity, Infinity], violation: Infinity },
        { objectives: [0, 0], violation: 1 },
      ],
      [0.25, 0.75],
    );
    // 0.75 · 1 · 1.05 and 0.25 · 1 · 1.05; then the worst of them and 1, and two and three of four violations.
    expect(figures[0]).toBeCloseTo(0.7875, 12);
    expect(figures[1]).toBeCloseTo(0.2625, 12);
    expect(figures[3]).toBeLessThan(figures[2] ?? 0);
    expect(figures[3]).toBeGreaterThan(figures[0] ?? 0);
    expect(figures.every(Number.isFinite)).toBe(true);
  });
});
