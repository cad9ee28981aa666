/** One worker: answers one request at a time. */
export interface Lane<Request, Answer> {
  answer(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

/** Requests that were answered by several workers, in the order in which they were asked. */
export interface WorkerPool<Request, Answer> {
  answerAll(requests: readonly Request[], signal?: AbortSignal): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

/**
 * Shares requests out to workers: whoever is free takes the next one. An answer depends on its request alone, so it is the
 * same on any number of workers.
 */
export function createWorkerPool<Request, Answer>(
  lanes: readonly Lane<Request, Answer>[],
): WorkerPool<Request, Answer> {
  return {
    answerAll: async (requests, signal) => {
      const answers = new Map<number, Answer>();
      const queue = requests.entries();
      await Promise.all(
        lanes.map(async (lane) => {
          for (const [at, request] of queue) {
            signal?.throwIfAborted();
            answers.set(at, await lane.answer(request));
          }
        }),
      );
      return requests.map((_, at) => {
        const answer = answers.get(at);
        if (answer === undefined) throw new Error(`request ${at} was not answered`);
        return answer;
      });
    },
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}
