import { describe, expect, it } from 'vitest';
import { integerZdt1 } from '../../../src/search/problems/integer-zdt1.ts';
import { expectFrontNear, expectFrontUnbeaten, expectFrontVolume } from './front-checks.ts';

describe('integerZdt1', () => {
  it('is ZDT1 in hundredths', async () => {
    const [on, far] = await integerZdt1().evaluate([
      [25, ...new Array(29).fill(0)],
      [40, ...new Array(29).fill(100)],
    ]);
    expect(on?.objectives).toEqual([0.25, 0.5]);
    // g = 10: 10 · (1 − √0.04) = 8.
    expect(far?.objectives[1]).toBeCloseTo(8, 12);
  });

  it('has a front of 101 points of the known volume, which random designs do not beat', async () => {
    expect(integerZdt1().paretoFront(10)).toHaveLength(101);
    expectFrontVolume(integerZdt1(), 0.8714629471031479, 1e-9);
    expectFrontNear(integerZdt1(), 'int_zdt1', 1e-9);
    await expectFrontUnbeaten(integerZdt1());
  });
});
