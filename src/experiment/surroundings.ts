import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Genes } from '../codesign/gene-choices.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import type { Network } from '../workload/network.ts';

/** What an experiment may refer to by name. */
export interface Surroundings {
  readonly buildNetwork: (model: string, options: Genes) => Network;
  readonly models: readonly string[];
  readonly loadAccelerator: (nameOrPath: string) => Accelerator;
  readonly dataflows: readonly string[];
  readonly algorithms: readonly AlgorithmDefinition[];
}
