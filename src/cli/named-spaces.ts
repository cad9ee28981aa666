import { NETWORK_SPACES } from '../../models/spaces/spaces.ts';
import type { Genes } from '../codesign/gene-choices.ts';
import type { NamedSpace } from '../experiment/surroundings.ts';

/** The spaces that the package brings along, with genes by name. */
export const NAMED_SPACES: readonly NamedSpace[] = NETWORK_SPACES.map((space) => {
  const { name, genes, compute } = space;
  const genomeOf = (values: Genes) => genes.map((gene) => Number(values[gene.name]));
  return {
    name,
    genes,
    build: (values) => space.build(genomeOf(values)),
    compute: compute === null ? null : (values) => compute(genomeOf(values)),
  };
});
