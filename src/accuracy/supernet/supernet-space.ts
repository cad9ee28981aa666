import type { Random } from '../../base/random.ts';
import type { Computation } from '../../workload/computation.ts';

export type SupernetGenes = Readonly<Record<string, number | string>>;

/** Networks that share weights: every one is a part of the largest, which has the last choice of each gene. */
export interface SupernetSpace {
  readonly genes: readonly { readonly name: string; readonly choices: readonly number[] }[];
  readonly compute: (genes: SupernetGenes) => Computation;
}

export function largestGenes({ genes }: SupernetSpace): SupernetGenes {
  return Object.fromEntries(genes.map(({ name, choices }) => [name, choices.at(-1) ?? 0]));
}

export function smallestGenes({ genes }: SupernetSpace): SupernetGenes {
  return Object.fromEntries(genes.map(({ name, choices }) => [name, choices[0] ?? 0]));
}

export function randomGenes({ genes }: SupernetSpace, random: Random): SupernetGenes {
  return Object.fromEntries(genes.map(({ name, choices }) => [name, random.pick(choices)]));
}
