import { type AlgorithmOption, type OptionValues, resolveOptions } from '../algorithm-options.ts';
import { TOURNAMENTS, type Tournament } from '../operators/tournament.ts';
import type { VariationSettings } from '../operators/variation.ts';
import { populationSizeOption } from './common-options.ts';
import { PRUNINGS, type Pruning } from './survival.ts';
import { variationOptions, variationSettings } from './variation-options.ts';

/** Defaults of the variation are those of pymoo's NSGA-II, whose runs the tests are held against. */
export const NSGA2_OPTIONS: readonly AlgorithmOption[] = [
  populationSizeOption(100),
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
  ...variationOptions(),
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
    ...variationSettings(options, geneCount),
  };
}
