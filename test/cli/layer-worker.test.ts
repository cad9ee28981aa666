import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { searchLayer, type TimedRequest } from '../../src/cli/search-layers.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import { smallSubject } from '../support/small-hierarchy.ts';

const { port } = vi.hoisted(() => ({ port: { on: vi.fn(), postMessage: vi.fn() } }));
vi.mock('node:worker_threads', () => ({ parentPort: port, Worker: EventEmitter }));

it('answers with the mapping that a search in this thread finds', async () => {
  await import('../../src/cli/layer-worker.ts');
  const [[, answer]] = port.on.mock.calls as [[string, (request: TimedRequest) => Promise<void>]];
  const search = { tiling: 'even', constraints: [], reuse: 'stepwise' } as const;
  const subject = smallSubject(createRandom(3));
  const layer = { ...subject, dataflows: [asWired], objective: 'edp', search } as const;
  await answer({ layer, budgetMs: null });
  const [[message]] = port.postMessage.mock.calls as [[{ answer: { found: unknown } }]];
  expect(message.answer.found).toEqual(searchLayer({ layer, budgetMs: null }).found);
});
