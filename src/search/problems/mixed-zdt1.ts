import type { Gene, Genome } from '../problem.ts';
import { evenly, type TestProblem, testProblem } from './test-problem.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
/** Letters from the best to the worst: their order in the alphabet says nothing. */
const WORTH = 'dahfbgce';

/**
 * ZDT1 with genes of every kind: ten real ones, ten integers in [0, 20], five categories of eight letters and five
 * binary ones. The front is ZDT1's, f2 = 1 − √f1; reference point (1.1, 1.1).
 */
export function mixedZdt1(): TestProblem {
  return testProblem({
    name: 'mixed-zdt1',
    space: { genes: mixedGenes() },
    referencePoint: [1.1, 1.1],
    judge: (genome) => {
      const f1 = genome[0] ?? 0;
      const g = 1 + (9 / 29) * distanceFromFront(genome);
      return { objectives: [f1, g * (1 - Math.sqrt(f1 / g))], violations: [] };
    },
    paretoFront: (count) => evenly(0, 1, count).map((f1) => [f1, 1 - Math.sqrt(f1)]),
  });
}

function mixedGenes(): Gene[] {
  return [
    ...numbered(10, (i): Gene => ({ kind: 'real', name: `real${i}`, low: 0, high: 1 })),
    ...numbered(10, (i): Gene => ({ kind: 'integer', name: `integer${i}`, low: 0, high: 20 })),
    ...numbered(5, (i): Gene => ({ kind: 'categorical', name: `letter${i}`, choices: LETTERS })),
    ...numbered(5, (i): Gene => ({ kind: 'integer', name: `binary${i}`, low: 0, high: 1 })),
  ];
}

function numbered(count: number, gene: (number: number) => Gene): Gene[] {
  return Array.from({ length: count }, (_, i) => gene(i));
}

/** 0 … 29: every gene but the first adds up to 1. */
function distanceFromFront(genome: Genome): number {
  return genome.reduce((sum, value, index) => {
    if (index === 0) return 0;
    if (index < 10) return sum + value;
    if (index < 20) return sum + value / 20;
    if (index < 25) return sum + WORTH.indexOf(LETTERS[value] ?? '') / 7;
    return sum + value;
  }, 0);
}
