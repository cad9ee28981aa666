import { buildModel, MODELS } from '../../models/zoo.ts';
import type { Surroundings } from '../experiment/surroundings.ts';
import { loadAccelerator } from '../io/load-accelerator.ts';
import type { Executor, NetworkMapper } from '../mapper/mapped-network.ts';
import { algorithms } from '../search/algorithms.ts';

/** `auto` tries what there is with a small batch and keeps the fastest. */
export type ExecutorChoice = Executor | 'auto';

/** The implementations that commands put together. */
export interface Services {
  readonly surroundings: Surroundings;
  readonly createMapper: (executor: ExecutorChoice) => Promise<NetworkMapper>;
}

const DATAFLOWS = [
  'row-stationary',
  'weight-stationary',
  'output-stationary',
  'input-stationary',
  'no-local-reuse',
];

/** What the package brings along. */
export const SERVICES: Services = {
  surroundings: {
    buildNetwork: buildModel,
    models: MODELS.map(({ name }) => name),
    loadAccelerator: (nameOrPath) => loadAccelerator(nameOrPath, { dataflows: DATAFLOWS }),
    dataflows: DATAFLOWS,
    algorithms,
  },
  createMapper: async () => {
    throw new Error('the mapper is not there yet');
  },
};
