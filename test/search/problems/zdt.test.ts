import { describe, expect, it } from 'vitest';
import { zdt1, zdt2, zdt3, zdt4, zdt6 } from '../../../src/search/problems/zdt.ts';
import { expectFrontNear, expectFrontUnbeaten, expectFrontVolume } from './front-checks.ts';

const ALL = [zdt1(), zdt2(), zdt3(), zdt4(), zdt6()];

async function objectivesAt(problem: (typeof ALL)[number], genome: readonly number[]) {
  const [evaluation] = await problem.evaluate([genome]);
  return evaluation?.objectives;
}

describe('the ZDT problems', () => {
  it('are on their fronts where all genes but the first are at their best', async () => {
    const optimum = (first: number, genes: number) => [first, ...new Array(genes - 1).fill(0)];
    expect(await objectivesAt(zdt1(), optimum(0.25, 30))).toEqual([0.25, 0.5]);
    expect(await objectivesAt(zdt2(), optimum(0.5, 30))).toEqual([0.5, 0.75]);
    // 1 − √0.25 − 0.25 · sin(2.5 π) = 0.25.
    expect((await objectivesAt(zdt3(), optimum(0.25, 30)))?.[1]).toBeCloseTo(0.25, 12);
    expect(await objectivesAt(zdt4(), optimum(0.25, 10))).toEqual([0.25, 0.5]);
  });

  it('rise with the distance from the front', async () => {
    // g = 1 + 9 · 29 / 29 = 10: f2 = 10 · (1 − √(0.4 / 10)) = 8 and 10 · (1 − 0.1²) = 9.9.
    const far = (first: number) => [first, ...new Array(29).fill(1)];
    expect((await objectivesAt(zdt1(), far(0.4)))?.[1]).toBeCloseTo(8, 12);
    expect((await objectivesAt(zdt2(), far(1)))?.[1]).toBeCloseTo(9.9, 12);
    // ZDT4 at 5: g = 1 + 90 + 9 · (25 − 10 · cos 20π) = 226; f1 = 0 leaves f2 = g.
    expect((await objectivesAt(zdt4(), [0, ...new Array(9).fill(5)]))?.[1]).toBeCloseTo(226, 9);
    // ZDT6 at 0: f1 = 1, g = 1; with the rest at 1: g = 10, f2 = 10 · (1 − 0.1²) = 9.9.
    expect((await objectivesAt(zdt6(), [0, ...new Array(9).fill(1)]))?.[1]).toBeCloseTo(9.9, 12);
  });

  it.each(ALL.map((problem) => [problem.name, problem] as const))(
    'are not beaten on %s by random designs',
    (_, problem) => expectFrontUnbeaten(problem),
  );

  it.each([
    // 0.1 + 2/3 + 0.11, 0.1 + 1/3 + 0.11; with a = 0.2807753: 0.1 (1 − a) + (1 − a³) / 3 + 0.11; ZDT3 numerically.
    [zdt1(), 0.8766667, 1e-3],
    [zdt2(), 0.5433333, 1e-3],
    [zdt3(), 1.3317585, 1e-3],
    [zdt4(), 0.8766667, 1e-3],
    [zdt6(), 0.5078776, 1e-3],
  ])('cover the volume that is known', (problem, volume, share) => {
    expectFrontVolume(problem, volume, share);
  });

  it('have the fronts of the reference', () => {
    for (const problem of ALL) expectFrontNear(problem, problem.name, 3e-3);
  });
});
