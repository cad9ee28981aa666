import { describe, expect, it } from 'vitest';
import { hypervolume } from '../../../src/search/indicators/hypervolume.ts';
import { osy } from '../../../src/search/problems/osy.ts';
import { expectFrontUnbeaten } from './front-checks.ts';

describe('osy', () => {
  it('has the objectives and constraints of Osyczka and Kundu', async () => {
    const [end] = await osy().evaluate([[5, 1, 5, 0, 5, 0]]);
    // −(25 · 9 + 1 + 16 + 16 + 16); 25 + 1 + 25 + 25.
    expect(end?.objectives).toEqual([-274, 76]);
    // 1 − 6/2, 6/6 − 1, −4/2 − 1, (5 − 3)/2 − 1, (4 + 0)/4 − 1, 1 − (4 + 0)/4.
    expect(end?.violations).toEqual([-2, 0, -3, 0, 0, 0]);
  });

  it('has a front of the known volume, which random designs do not beat', async () => {
    const volume = hypervolume(osy().paretoFront(5000), osy().referencePoint);
    // 16,796.02 for the dense front.
    expect(volume).toBeGreaterThan(16794);
    expect(volume).toBeLessThan(16796.1);
    await expectFrontUnbeaten(osy());
  });
});
