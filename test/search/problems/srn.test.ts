import { describe, expect, it } from 'vitest';
import { hypervolume } from '../../../src/search/indicators/hypervolume.ts';
import { srn } from '../../../src/search/problems/srn.ts';
import { expectFrontNear, expectFrontUnbeaten } from './front-checks.ts';

describe('srn', () => {
  it('has the objectives and constraints of Srinivas and Deb', async () => {
    const [point] = await srn().evaluate([[-2.5, 2.5]]);
    // 2 + 4.5² + 1.5²; −22.5 − 1.5²; 12.5 / 225 − 1; (−2.5 − 7.5) / 10 + 1.
    expect(point?.objectives).toEqual([24.5, -24.75]);
    expect(point?.violations[0]).toBeCloseTo(12.5 / 225 - 1, 12);
    expect(point?.violations[1]).toBeCloseTo(0, 12);
  });

  it('has a front in three parts, which random designs do not beat', async () => {
    // 30,694.78 in all; the middle part alone, which is usually given, has 30,300.11.
    const volume = hypervolume(srn().paretoFront(6000), srn().referencePoint);
    expect(volume).toBeGreaterThan(30_684);
    expect(volume).toBeLessThan(30_694.79);
    expectFrontNear(srn(), 'srn', 1);
    await expectFrontUnbeaten(srn());
  });
});
