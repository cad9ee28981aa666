import type { NumberOption } from '../algorithm-options.ts';

/** Options that several algorithms share, with the default of each. */

export function batchSizeOption(value: number): NumberOption {
  return integerOption('batchSize', 'Genomes per generation', 1, 1_000_000, value);
}

export function populationSizeOption(value: number): NumberOption {
  return integerOption(
    'populationSize',
    'Genomes per generation and survivors of each',
    2,
    100_000,
    value,
  );
}

export function probabilityOption(name: string, description: string, value: number): NumberOption {
  return realOption(name, description, 0, 1, value);
}

export function etaOption(name: string, description: string, value: number): NumberOption {
  return realOption(name, description, 0, 1000, value);
}

export function mutatedGenesOption(value: number): NumberOption {
  const description = 'Genes changed in a mutated child, on average; at most half of them';
  return realOption('mutatedGenes', description, 0, 10_000, value);
}

export function integerOption(
  name: string,
  description: string,
  low: number,
  high: number,
  value: number,
): NumberOption {
  return { kind: 'integer', name, description, low, high, default: value };
}

export function realOption(
  name: string,
  description: string,
  low: number,
  high: number,
  value: number,
): NumberOption {
  return { kind: 'real', name, description, low, high, default: value };
}
