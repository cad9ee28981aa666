import { describe, expect, it } from 'vitest';
import { integerSpheres } from '../../../src/search/problems/integer-spheres.ts';
import { expectFrontNear, expectFrontUnbeaten, expectFrontVolume } from './front-checks.ts';

describe('integerSpheres', () => {
  it('measures squared distances from two centres', async () => {
    const [origin] = await integerSpheres().evaluate([[0, 0, 0, 0, 1]]);
    // 4 · 9 + 4; 4 · 4 + 9.
    expect(origin?.objectives).toEqual([40, 25]);
  });

  it('has a front of 26 points, which random designs do not beat', async () => {
    const front = integerSpheres().paretoFront(26);
    expect(front).toHaveLength(26);
    // All at 3: (0, 5 · 25); all at −2: (125, 0).
    expect([front[0], front[25]]).toEqual([
      [0, 125],
      [125, 0],
    ]);
    expectFrontVolume(integerSpheres(), 19475, 1e-9);
    expectFrontNear(integerSpheres(), 'int_sphere2', 1e-9);
    await expectFrontUnbeaten(integerSpheres());
  });
});
