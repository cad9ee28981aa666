import { setImmediate as letEventsIn } from 'node:timers/promises';
import { type OptimalLayerRequest, optimalLayer } from '../mapper/optimal/optimal-layer.ts';
import type { LayerSearch, TimedMapping } from '../mapper/optimal/optimal-network.ts';
import { openWorkerLane } from './worker-lane.ts';
import { createWorkerPool } from './worker-pool.ts';

/** A layer to be searched, and for how long; null for no limit. */
export interface TimedRequest {
  readonly layer: OptimalLayerRequest;
  readonly budgetMs: number | null;
}

export interface LayerSearchOptions {
  readonly budgetMs: number | null;
  /** Threads that layers are shared out to; 1: none besides this one, which cannot be interrupted while it works. */
  readonly workers: number;
  readonly signal: AbortSignal;
}

/** Searches one layer here and now. */
export function searchLayer({ layer, budgetMs }: TimedRequest): TimedMapping {
  const startedMs = performance.now();
  const shouldStop = () => budgetMs !== null && performance.now() - startedMs >= budgetMs;
  const found = optimalLayer({ ...layer, shouldStop });
  return { found, milliseconds: performance.now() - startedMs };
}

/** Searches layers, each on one of the worker threads. */
export function searchLayers({ budgetMs, workers, signal }: LayerSearchOptions): LayerSearch {
  return async (layers, onDone) => {
    const requests = layers.map((layer) => ({ layer, budgetMs }));
    const pool = createWorkerPool(
      Array.from({ length: Math.min(workers, layers.length) }, () => {
        const lane =
          workers > 1 ? openWorkerLane<TimedRequest, TimedMapping>('layer-worker', {}) : HERE;
        return {
          ...lane,
          answer: async (request: TimedRequest) => {
            const answer = await lane.answer(request);
            onDone(request.layer.layer);
            return answer;
          },
        };
      }),
    );
    const answers = pool.answerAll(requests, signal);
    return Promise.race([answers, interruptionOf(signal)]).finally(() => pool.close());
  };
}

const HERE = {
  answer: async (request: TimedRequest) => {
    await letEventsIn();
    return searchLayer(request);
  },
  close: async () => {},
};

/** Rejects as soon as the signal says so, even while threads work. */
function interruptionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
