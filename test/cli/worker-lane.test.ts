import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { answerRequests } from '../../src/cli/worker-lane.ts';

const { port } = vi.hoisted(() => ({ port: { on: vi.fn(), postMessage: vi.fn() } }));
vi.mock('node:worker_threads', () => ({ parentPort: port, Worker: EventEmitter }));

it('answers what comes in, and hands a failure back as text instead of breaking down', async () => {
  answerRequests((number: number) => {
    if (number < 0) throw new Error('no roots');
    return Math.sqrt(number);
  });
  const [[event, answer]] = port.on.mock.calls as [[string, (request: number) => Promise<void>]];
  expect(event).toBe('message');
  await answer(9);
  await answer(-1);
  const [[first], [second]] = port.postMessage.mock.calls as [[unknown], [{ error: string }]];
  expect(first).toEqual({ answer: 3 });
  expect(second.error).toContain('no roots');
});
