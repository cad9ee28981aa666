import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Outcome } from '../base/outcome.ts';
import type { Executor, MappedNetwork, MappingRequest } from '../mapper/mapped-network.ts';
import type { OpenMapper } from './services.ts';
import { createWorkerPool, type Lane } from './worker-pool.ts';

interface WorkerAnswer {
  readonly outcome?: Outcome<MappedNetwork>;
  readonly error?: string;
}

/** Beside this file: `.ts` where the program runs from its source, `.js` where it was built. */
const PROGRAM = new URL(
  `./mapper-worker${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
);

/** A mapper that shares networks out to worker threads, each with the given executor. Same answers as one of them. */
export function createWorkerMapper(executor: Executor, workers: number): OpenMapper {
  const pool = createWorkerPool(Array.from({ length: workers }, () => openLane(executor)));
  return {
    mapper: {
      executor,
      map: (requests, { signal } = {}) => pool.answerAll(requests, signal),
    },
    reason: `${executor} on ${workers} worker threads`,
    dispose: () => pool.close(),
  };
}

function openLane(executor: Executor): Lane<MappingRequest, Outcome<MappedNetwork>> {
  const worker = new Worker(PROGRAM, { workerData: { executor } });
  return {
    answer: async (request) => {
      const answered = once(worker, 'message'); // rejects where the worker breaks down
      worker.postMessage(request);
      const [answer] = await answered;
      const { outcome, error }: WorkerAnswer = answer;
      if (outcome === undefined) throw new Error(error ?? 'a worker gave no answer');
      return outcome;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
