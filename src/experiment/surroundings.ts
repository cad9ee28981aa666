import type { Accelerator } from '../accelerator/accelerator.ts';
import type { GeneChoices, Genes } from '../codesign/gene-choices.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import type { Computation } from '../workload/computation.ts';
import type { Network } from '../workload/network.ts';

/** A space of networks: its genes are all that there is to choose, and each has its own choices. */
export interface NamedSpace {
  readonly name: string;
  readonly genes: readonly GeneChoices[];
  readonly build: (genes: Genes) => Network;
  /** What can be run and trained; null where the space tells layers alone. */
  readonly compute: ((genes: Genes) => Computation) | null;
}

/** What an experiment may refer to by name. */
export interface Surroundings {
  readonly buildNetwork: (model: string, options: Genes) => Network;
  readonly models: readonly string[];
  readonly spaces: readonly NamedSpace[];
  readonly loadAccelerator: (nameOrPath: string) => Accelerator;
  readonly dataflows: readonly string[];
  readonly algorithms: readonly AlgorithmDefinition[];
}
