import type { AlgorithmOption, ResolvedOptions } from '../algorithm-options.ts';
import type { VariationSettings } from '../operators/variation.ts';
import { etaOption, mutatedGenesOption, probabilityOption } from './common-options.ts';

/** Options of crossover and mutation; the defaults are pymoo's for NSGA-II. */
export function variationOptions({
  crossoverProbability = 0.9,
  crossoverEta = 15,
} = {}): AlgorithmOption[] {
  const pairs = 'Chance that a pair of parents is mixed';
  return [
    probabilityOption('crossoverProbability', pairs, crossoverProbability),
    probabilityOption('crossoverGeneProbability', 'Chance of each gene of a mixed pair', 0.5),
    etaOption('crossoverEta', 'Nearness of children to their parents', crossoverEta),
    probabilityOption('mutationProbability', 'Chance that a child is mutated', 0.9),
    mutatedGenesOption(1),
    etaOption('mutationEta', 'Smallness of mutation steps', 20),
  ];
}

/** Settings of crossover and mutation for a genome of so many genes. */
export function variationSettings(options: ResolvedOptions, geneCount: number): VariationSettings {
  return {
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
