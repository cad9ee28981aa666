import { describe, expect, it } from 'vitest';
import { tnk } from '../../../src/search/problems/tnk.ts';
import { expectFrontNear, expectFrontUnbeaten, expectFrontVolume } from './front-checks.ts';

describe('tnk', () => {
  it('has its genes as objectives, and two constraints', async () => {
    const [low, high] = await tnk().evaluate([
      [0.5, 0.5],
      [0, 1.2],
    ]);
    // 1 + 0.1 cos 4π − 0.5 = 0.6 short of the wave; at the centre of the disc.
    expect(low?.objectives).toEqual([0.5, 0.5]);
    expect(low?.violations[0]).toBeCloseTo(0.6, 12);
    expect(low?.violations[1]).toBe(-1);
    // 2 · (0.25 + 0.49) − 1.
    expect(high?.violations[1]).toBeCloseTo(0.48, 12);
  });

  it('has a front of the known volume, which random designs do not beat', async () => {
    expectFrontVolume(tnk(), 0.4333942, 1e-3);
    expectFrontNear(tnk(), 'tnk', 3e-3);
    await expectFrontUnbeaten(tnk());
  });
});
