import { type AlgorithmOption, type OptionValues, resolveOptions } from '../algorithm-options.ts';
import { TOURNAMENTS, type Tournament } from '../operators/tournament.ts';
import type { VariationSettings } from '../operators/variation.ts';
import { PRUNINGS, type Pruning } from './survival.ts';

/** Defaults of the variation are those of pymoo's NSGA-II, whose runs the tests are held against. */
export const NSGA2_OPTIONS: readonly AlgorithmOption[] = [
  {
    kind: 'integer',
    name: 'populationSize',
    description: 'Genomes per generation and survivors of each',
    low: 2,
    high: 100_000,
    default: 100,
  },
  {
    kind: 'choice',
    name: 'sampling',
    description: 'How the first generation is drawn',
    choices: ['latin-hypercube', 'uniform'],
    default: 'latin-hypercube',
  },
  {
    kind: 'choice',
    name: 'tournament',
    description:
      'What decides between two feasible parents: their fronts, or dominance alone; automatic: fronts, and dominance where there are constraints',
    choices: ['automatic', ...TOURNAMENTS],
    default: 'automatic',
  },
  {
    kind: 'choice',
    name: 'pruning',
    description: 'How the last front is cut: one member at a time, or all at once as in 2002',
    choices: PRUNINGS,
    default: 'one-by-one',
  },
  probability('crossoverProbability', 'Chance that a pair of parents is mixed', 0.9),
  probability('crossoverGeneProbability', 'Chance of each gene of a mixed pair', 0.5),
  eta('crossoverEta', 'Nearness of children to their parents', 15),
  probability('mutationProbability', 'Chance that a child is mutated', 0.9),
  {
    kind: 'real',
    name: 'mutatedGenes',
    description: 'Genes changed in a mutated child, on average; at most half of them',
    low: 0,
    high: 10_000,
    default: 1,
  },
  eta('mutationEta', 'Smallness of mutation steps', 20),
];

/** What NSGA-II runs with. */
export interface Nsga2Settings extends VariationSettings {
  readonly populationSize: number;
  readonly sampling: 'latin-hypercube' | 'uniform';
  readonly tournament: Tournament | 'automatic';
  readonly pruning: Pruning;
}

/** Checked settings for a space of so many genes. Throws InputError for options that are not legal. */
export function nsga2Settings(given: OptionValues | undefined, geneCount: number): Nsga2Settings {
  const options = resolveOptions(NSGA2_OPTIONS, given);
  return {
    populationSize: options.number('populationSize'),
    sampling: options.choice('sampling') === 'uniform' ? 'uniform' : 'latin-hypercube',
    tournament: TOURNAMENTS.find((one) => one === options.choice('tournament')) ?? 'automatic',
    pruning: options.choice('pruning') === 'at-once' ? 'at-once' : 'one-by-one',
    crossover: {
      probability: options.number('crossoverProbability'),
      geneProbability: options.number('crossoverGeneProbability'),
      eta: options.number('crossoverEta'),
    },
    mutation: {
      probability: options.number('mutationProbability'),
      geneProbability: Math.min(0.5, options.number('mutatedGenes') / geneCount),
      eta: options.number('mutationEta'),
    },
  };
}

function probability(name: string, description: string, value: number): AlgorithmOption {
  return { kind: 'real', name, description, low: 0, high: 1, default: value };
}

function eta(name: string, description: string, value: number): AlgorithmOption {
  return { kind: 'real', name, description, low: 0, high: 1000, default: value };
}
