import { buildModel, MODELS } from '../../models/zoo.ts';
import type { Surroundings } from '../experiment/surroundings.ts';
import { loadAccelerator } from '../io/load-accelerator.ts';
import type { Executor, NetworkMapper } from '../mapper/mapped-network.ts';
import { DATAFLOWS } from '../mapping/dataflows.ts';
import { algorithms } from '../search/algorithms.ts';

/** `auto` tries what there is with a small batch and keeps the fastest. */
export type ExecutorChoice = Executor | 'auto';

/** The implementations that commands put together. */
export interface Services {
  readonly surroundings: Surroundings;
  readonly createMapper: (executor: ExecutorChoice) => Promise<NetworkMapper>;
}

const DATAFLOW_NAMES = DATAFLOWS.map(({ name }) => name);

/** What the package brings along. */
export const SERVICES: Services = {
  surroundings: {
    buildNetwork: buildModel,
    models: MODELS.map(({ name }) => name),
    loadAccelerator: (nameOrPath) => loadAccelerator(nameOrPath, { dataflows: DATAFLOW_NAMES }),
    dataflows: DATAFLOW_NAMES,
    algorithms,
  },
  createMapper: async () => {
    throw new Error('the mapper is not there yet');
  },
};
