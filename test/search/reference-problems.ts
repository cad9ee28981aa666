import { bnh } from '../../src/search/problems/bnh.ts';
import { c1dtlz1, c2dtlz2 } from '../../src/search/problems/constrained-dtlz.ts';
import { dtlz1 } from '../../src/search/problems/dtlz1.ts';
import { dtlz2 } from '../../src/search/problems/dtlz2.ts';
import { dtlz7 } from '../../src/search/problems/dtlz7.ts';
import { integerSpheres } from '../../src/search/problems/integer-spheres.ts';
import { integerZdt1 } from '../../src/search/problems/integer-zdt1.ts';
import { type Knapsack, knapsack } from '../../src/search/problems/knapsack.ts';
import { mixedParabolas } from '../../src/search/problems/mixed-parabolas.ts';
import { mixedZdt1 } from '../../src/search/problems/mixed-zdt1.ts';
import { osy } from '../../src/search/problems/osy.ts';
import { srn } from '../../src/search/problems/srn.ts';
import type { TestProblem } from '../../src/search/problems/test-problem.ts';
import { tnk } from '../../src/search/problems/tnk.ts';
import { zdt1, zdt2, zdt3, zdt4, zdt6 } from '../../src/search/problems/zdt.ts';
import { zdt5 } from '../../src/search/problems/zdt5.ts';
import { referenceJson } from './optimizer-reference.ts';

/** Every problem of the optimiser references, under their name there; the knapsack's items are in the references. */
export function referenceProblems(): readonly (readonly [string, TestProblem])[] {
  const items = referenceJson<Knapsack>('knapsack20.json');
  return [
    ['zdt1', zdt1()],
    ['zdt2', zdt2()],
    ['zdt3', zdt3()],
    ['zdt4', zdt4()],
    ['zdt5', zdt5()],
    ['zdt6', zdt6()],
    ['dtlz1', dtlz1()],
    ['dtlz2', dtlz2()],
    ['dtlz7', dtlz7()],
    ['c1dtlz1', c1dtlz1()],
    ['c2dtlz2', c2dtlz2()],
    ['bnh', bnh()],
    ['osy', osy()],
    ['srn', srn()],
    ['tnk', tnk()],
    ['int_zdt1', integerZdt1()],
    ['int_sphere2', integerSpheres()],
    ...(items === null ? [] : [['knapsack20', knapsack(items)] as const]),
    ['mv_zdt1', mixedZdt1()],
    ['mv_doc', mixedParabolas()],
  ];
}
