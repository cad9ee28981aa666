import type { Gene, Genome, Space } from '../search/problem.ts';

/** Gene values by name, as a person would write them. */
export type Genes = Readonly<Record<string, number | string>>;

/** A gene with the values it may take; numbers ascend, so that neighbours in the list are neighbours in the design. */
export interface GeneChoices {
  readonly name: string;
  readonly choices: readonly (number | string)[];
}

/**
 * The space in which an algorithm searches: numbers as an index into their ascending choices, names as categories.
 * A gene with a single choice is no part of the space, it always has that value.
 */
export function spaceOf(genes: readonly GeneChoices[]): Space {
  return { genes: genes.filter(isFree).map(toGene) };
}

/** The values that a genome of `spaceOf(genes)` stands for. */
export function geneValues(genes: readonly GeneChoices[], genome: Genome): Genes {
  let position = 0;
  const values = genes.map((gene) => {
    const index = isFree(gene) ? genome[position++] : 0;
    return [gene.name, choiceAt(gene, index)] as const;
  });
  return Object.fromEntries(values);
}

function isFree(gene: GeneChoices): boolean {
  return gene.choices.length > 1;
}

function toGene({ name, choices }: GeneChoices): Gene {
  return choices.every((choice) => typeof choice === 'number')
    ? { kind: 'integer', name, low: 0, high: choices.length - 1 }
    : { kind: 'categorical', name, choices: choices.map(String) };
}

function choiceAt({ name, choices }: GeneChoices, index: number | undefined): number | string {
  const choice = index === undefined ? undefined : choices[index];
  if (choice === undefined)
    throw new RangeError(`gene ${name} has ${choices.length} choices, got index ${index}`);
  return choice;
}
