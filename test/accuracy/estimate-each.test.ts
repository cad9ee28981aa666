import { describe, expect, it } from 'vitest';
import { estimateEach } from '../../src/accuracy/estimate-each.ts';

const NETWORK = { name: 'n', source: '', layers: [], edges: [] };
const ACCURACY = { top1Pct: 1, uncertaintyPct: null, source: 'proxy', costSeconds: 0 } as const;

describe('estimateEach', () => {
  it('asks for one after the other, and for none after the signal', async () => {
    const asked: unknown[] = [];
    const controller = new AbortController();
    const estimator = estimateEach('counting', async ({ genes }) => {
      asked.push(genes.number);
      if (genes.number === 2) controller.abort(new Error('enough'));
      return ACCURACY;
    });
    const requests = [1, 2, 3].map((number) => ({ network: NETWORK, genes: { number } }));
    const run = estimator.estimate(requests, { signal: controller.signal });
    await expect(run).rejects.toThrow('enough');
    expect(asked).toEqual([1, 2]);
  });
});
