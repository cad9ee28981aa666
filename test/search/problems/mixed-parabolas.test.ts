import { describe, expect, it } from 'vitest';
import { mixedParabolas } from '../../../src/search/problems/mixed-parabolas.ts';
import { expectFrontNear, expectFrontUnbeaten } from './front-checks.ts';

describe('mixedParabolas', () => {
  it('is spoilt by the binary gene and by the word', async () => {
    const evaluations = await mixedParabolas().evaluate([
      [0, 0, 1, -1],
      [1, 0, 1, -1],
      [1, 1, 1, -1],
    ]);
    // 1 + 1; (−1 + 2)² + 0, times 1, 100 and 1,000.
    expect(evaluations.map(({ objectives }) => objectives)).toEqual([
      [2, 1],
      [2, 100],
      [2, 1000],
    ]);
  });

  it('has the front of the reference, which random designs do not beat', async () => {
    expectFrontNear(mixedParabolas(), 'mv_doc', 0.06);
    await expectFrontUnbeaten(mixedParabolas());
  });
});
