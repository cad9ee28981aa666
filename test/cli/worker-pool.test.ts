import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createWorkerPool } from '../../src/cli/worker-pool.ts';

/** A lane that squares, takes as many milliseconds as it is told, and notes what it was asked. */
function lane(milliseconds: number) {
  const asked: number[] = [];
  const answer = async (request: number) => {
    asked.push(request);
    await sleep(milliseconds);
    return request ** 2;
  };
  return { asked, answer, close: async () => {} };
}

describe('createWorkerPool', () => {
  it('answers in order, each request once, the more by the faster', async () => {
    const [fast, slow] = [lane(1), lane(60)];
    const requests = [...Array(12).keys()];
    const answers = await createWorkerPool([fast, slow]).answerAll(requests);
    expect(answers).toEqual(requests.map((request) => request ** 2));
    expect([...fast.asked, ...slow.asked].sort((a, b) => a - b)).toEqual(requests);
    expect(fast.asked.length).toBeGreaterThan(slow.asked.length);
  });

  it('fails where a worker does, and stops where it is told to', async () => {
    const broken = { ...lane(0), answer: () => Promise.reject(new Error('out of order')) };
    await expect(createWorkerPool([broken]).answerAll([1])).rejects.toThrow('out of order');
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(createWorkerPool([lane(0)]).answerAll([1], signal)).rejects.toThrow('enough');
  });
});
