import { setImmediate as letEventsIn } from 'node:timers/promises';
import { buildModel, MODELS } from '../../models/zoo.ts';
import type { NestBatch } from '../cost/nest-traffic.ts';
import type { Surroundings } from '../experiment/surroundings.ts';
import { createExecutor } from '../gpu/executor.ts';
import { loadAccelerator } from '../io/load-accelerator.ts';
import type { SearchWidth } from '../mapper/candidate-nests.ts';
import type { Executor, NetworkMapper } from '../mapper/mapped-network.ts';
import { createNetworkMapper } from '../mapper/network-mapper.ts';
import { DATAFLOWS } from '../mapping/dataflows.ts';
import { algorithms } from '../search/algorithms.ts';
import { twoStage } from '../study/two-stage.ts';
import { NAMED_SPACES } from './named-spaces.ts';
import { createWorkerMapper } from './worker-mapper.ts';

/** `auto` tries what there is with a small batch and keeps the fastest. */
export type ExecutorChoice = Executor | 'auto';

/** A mapper with what it holds. */
export interface OpenMapper {
  readonly mapper: NetworkMapper;
  /** Why its executor was chosen, for the user. */
  readonly reason: string;
  /** Frees what the executor holds; the mapper is not to be used any more. */
  readonly dispose: () => Promise<void>;
}

/** The implementations that commands put together. */
export interface Services {
  readonly surroundings: Surroundings;
  readonly createMapper: (executor: ExecutorChoice) => Promise<OpenMapper>;
  /** The same on several worker threads, 2 or more. */
  readonly createWorkerMapper: (executor: Executor, workers: number) => OpenMapper;
}

const DATAFLOW_NAMES = DATAFLOWS.map(({ name }) => name);

/** Narrow enough for a thousand designs a minute; docs/mapper.md says what wider ones gain. */
const SEARCH_WIDTH: SearchWidth = { spatial: 3, beam: 6, candidates: 12 };

/** What the package brings along. */
export const SERVICES: Services = {
  surroundings: {
    buildNetwork: buildModel,
    models: MODELS.map(({ name }) => name),
    spaces: NAMED_SPACES,
    loadAccelerator: (nameOrPath) => loadAccelerator(nameOrPath, { dataflows: DATAFLOW_NAMES }),
    dataflows: DATAFLOW_NAMES,
    algorithms: [...algorithms, twoStage],
  },
  createMapper: async (wanted) => {
    const now = () => performance.now();
    const { executor, reason, traffic, dispose } = await createExecutor(wanted, { now });
    const interruptible = async (batch: NestBatch) => {
      await letEventsIn();
      return traffic(batch);
    };
    const mapper = createNetworkMapper({ executor, traffic: interruptible, width: SEARCH_WIDTH });
    return { mapper, reason, dispose };
  },
  createWorkerMapper,
};
