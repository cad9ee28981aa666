import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Genome } from '../search/problem.ts';
import type { Network } from '../workload/network.ts';
import { type GeneChoices, type Genes, geneValues } from './gene-choices.ts';
import { HARDWARE_GENES } from './hardware-genes.ts';

/** What a co-design searches: a family of networks, and an accelerator with some parts left open. */
export interface CodesignSpace {
  readonly networkGenes: readonly GeneChoices[];
  /** Builds the network of the given network genes. */
  readonly buildNetwork: (genes: Genes) => Network;
  /** Names must be those of `HARDWARE_GENES`. */
  readonly hardwareGenes: readonly GeneChoices[];
  /** The accelerator that hardware genes change. */
  readonly template: Accelerator;
}

/** A network and an accelerator, with the genes that they were built from. */
export interface Candidate {
  readonly genes: Genes;
  readonly networkGenes: Genes;
  readonly network: Network;
  readonly accelerator: Accelerator;
}

/** All genes of the space, network genes first, as `spaceOf` and `decode` count them. */
export function allGenes(space: CodesignSpace): readonly GeneChoices[] {
  return [...space.networkGenes, ...space.hardwareGenes];
}

/** Builds the network and the accelerator that a genome stands for. */
export function decode(space: CodesignSpace, genome: Genome): Candidate {
  const genes = geneValues(allGenes(space), genome);
  const networkGenes = pickGenes(space.networkGenes, genes);
  return {
    genes,
    networkGenes,
    network: space.buildNetwork(networkGenes),
    accelerator: buildAccelerator(space.template, pickGenes(space.hardwareGenes, genes)),
  };
}

/** The template with every hardware gene set, in the order of `HARDWARE_GENES`. */
export function buildAccelerator(template: Accelerator, genes: Genes): Accelerator {
  return HARDWARE_GENES.reduce((accelerator, gene) => {
    const value = genes[gene.name];
    return value === undefined ? accelerator : gene.apply(accelerator, value);
  }, template);
}

/** Equal for two candidates of one space exactly where they have the same network and the same accelerator. */
export function contentKey({ networkGenes, accelerator }: Candidate): string {
  return JSON.stringify([networkGenes, accelerator]);
}

function pickGenes(choices: readonly GeneChoices[], genes: Genes): Genes {
  return Object.fromEntries(choices.map(({ name }) => [name, genes[name] ?? '']));
}
