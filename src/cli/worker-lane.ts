import { once } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import type { Lane } from './worker-pool.ts';

interface WorkerMessage<Answer> {
  readonly answer?: Answer;
  readonly error?: string;
}

/**
 * A worker thread that answers requests.
 *
 * @param program  name of the file beside this one that calls `answerRequests`
 * @param data     its `workerData`
 */
export function openWorkerLane<Request, Answer>(
  program: string,
  data: unknown,
): Lane<Request, Answer> {
  // `.ts` where the program runs from its source, `.js` where it was built.
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const worker = new Worker(new URL(`./${program}${ending}`, import.meta.url), {
    workerData: data,
  });
  return {
    answer: async (request) => {
      const answered = once(worker, 'message'); // rejects where the worker breaks down
      worker.postMessage(request);
      const [message] = await answered;
      const { answer, error }: WorkerMessage<Answer> = message;
      if (answer === undefined) throw new Error(error ?? 'a worker gave no answer');
      return answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** The other end: answers what comes in, one request after the other. */
export function answerRequests<Request, Answer>(
  answer: (request: Request) => Answer | Promise<Answer>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('this is the program of a worker thread');
  port.on('message', async (request: Request) => {
    try {
      port.postMessage({ answer: await answer(request) });
    } catch (error) {
      port.postMessage({
        error: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
      });
    }
  });
}
