import type { Outcome } from '../base/outcome.ts';
import type { Executor, MappedNetwork, MappingRequest } from '../mapper/mapped-network.ts';
import type { OpenMapper } from './services.ts';
import { openWorkerLane } from './worker-lane.ts';
import { createWorkerPool } from './worker-pool.ts';

/** A mapper that shares networks out to worker threads, each with the given executor. Same answers as one of them. */
export function createWorkerMapper(executor: Executor, workers: number): OpenMapper {
  const pool = createWorkerPool(
    Array.from({ length: workers }, () =>
      openWorkerLane<MappingRequest, Outcome<MappedNetwork>>('mapper-worker', { executor }),
    ),
  );
  return {
    mapper: {
      executor,
      map: (requests, { signal } = {}) => pool.answerAll(requests, signal),
    },
    reason: `${executor} on ${workers} worker threads`,
    dispose: () => pool.close(),
  };
}
