import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { searchLayers } from '../../src/cli/search-layers.ts';
import type { OptimalLayerRequest } from '../../src/mapper/optimal/optimal-layer.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import { smallSubject } from '../support/small-hierarchy.ts';

const subject = smallSubject(createRandom(3));
const request: OptimalLayerRequest = {
  ...subject,
  dataflows: [asWired],
  objective: 'edp',
  search: { tiling: 'even', constraints: [], reuse: 'stepwise' },
};

describe('searchLayers', () => {
  it('answers in the order of the requests and tells of each layer', async () => {
    const wider = { ...subject.layer, name: 'wider', extents: { ...subject.layer.extents, K: 8 } };
    const told: string[] = [];
    const search = searchLayers({ budgetMs: null, workers: 1, signal: never() });
    const answers = await search([request, { ...request, layer: wider }], ({ name }) => {
      told.push(name);
    });
    expect(told).toEqual([subject.layer.name, 'wider']);
    expect(answers.map(({ found }) => found.isProven)).toEqual([true, true]);
  });

  it('ends a search whose time is over without claiming a proof', async () => {
    const search = searchLayers({ budgetMs: 0, workers: 1, signal: never() });
    const [answer] = await search([request], () => {});
    expect(answer?.found.isProven).toBe(false);
  });

  it('does not start what was interrupted', async () => {
    const search = searchLayers({ budgetMs: null, workers: 1, signal: AbortSignal.abort() });
    await expect(search([request], () => {})).rejects.toThrow(/aborted/);
  });
});

function never(): AbortSignal {
  return new AbortController().signal;
}
