import { describe, expect, it } from 'vitest';
import { isFeasible } from '../../../src/search/dominance.ts';
import { c1dtlz1, c2dtlz2 } from '../../../src/search/problems/constrained-dtlz.ts';
import { expectFrontNear, expectFrontUnbeaten } from './front-checks.ts';

const middle = (count: number) => new Array(count).fill(0.5);

describe('c1dtlz1', () => {
  it('allows a layer over the front only', async () => {
    const [on, far] = await c1dtlz1().evaluate([
      [0.5, 0.25, ...middle(5)],
      [0.5, 0.25, 1, ...middle(4)],
    ]);
    // (0.0625 + 0.1875) / 0.5 + 0.25 / 0.6 − 1 = −0.08333.
    expect(on?.violations[0]).toBeCloseTo(-1 / 12, 12);
    expect(far !== undefined && isFeasible(far)).toBe(false);
  });

  it('has the front of the reference, which random designs do not beat', async () => {
    expectFrontNear(c1dtlz1(), 'c1dtlz1', 0.03);
    await expectFrontUnbeaten(c1dtlz1());
  });
});

describe('c2dtlz2', () => {
  it('allows balls of radius 0.4 about the corners and the middle', async () => {
    const [corner, between] = await c2dtlz2().evaluate([
      [0, 0, ...middle(10)],
      [0.5, 0, ...middle(10)],
    ]);
    expect(corner?.violations[0]).toBeCloseTo(-0.16, 12);
    // (√½, 0, √½): squared distances 2 − √2 = 0.586 to corners, 2 − 2√2/√3 = 0.367 to the middle; less 0.16.
    expect(between?.violations[0]).toBeCloseTo(2 - Math.sqrt(8 / 3) - 0.16, 12);
  });

  it('has the front of the reference, which random designs do not beat', async () => {
    expectFrontNear(c2dtlz2(), 'c2dtlz2', 0.06);
    await expectFrontUnbeaten(c2dtlz2());
  });
});
