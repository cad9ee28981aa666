import { setImmediate as letEventsIn } from 'node:timers/promises';
import { buildModel, MODELS } from '../../models/zoo.ts';
import { InputError } from '../base/errors.ts';
import { type NestBatch, referenceTraffic } from '../cost/nest-traffic.ts';
import type { Surroundings } from '../experiment/surroundings.ts';
import { loadAccelerator } from '../io/load-accelerator.ts';
import type { SearchWidth } from '../mapper/candidate-nests.ts';
import type { Executor, NetworkMapper } from '../mapper/mapped-network.ts';
import { createNetworkMapper } from '../mapper/network-mapper.ts';
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

/** Narrow enough for a thousand designs a minute, wide enough that twice as much gains a percent. */
const SEARCH_WIDTH: SearchWidth = { spatial: 4, beam: 8, candidates: 16 };

/** What the package brings along. */
export const SERVICES: Services = {
  surroundings: {
    buildNetwork: buildModel,
    models: MODELS.map(({ name }) => name),
    loadAccelerator: (nameOrPath) => loadAccelerator(nameOrPath, { dataflows: DATAFLOW_NAMES }),
    dataflows: DATAFLOW_NAMES,
    algorithms,
  },
  createMapper: async (executor) => {
    if (executor !== 'auto' && executor !== 'reference') refuse(executor);
    const traffic = async (batch: NestBatch) => {
      await letEventsIn();
      return referenceTraffic(batch);
    };
    return createNetworkMapper({ executor: 'reference', traffic, width: SEARCH_WIDTH });
  },
};

function refuse(executor: Executor): never {
  throw new InputError({
    path: '--executor',
    rule: 'must be an executor that can be used here',
    got: `"${executor}"`,
    remedy: 'Use auto or reference',
  });
}
