import { expect, it } from 'vitest';
import { estimateEach } from '../../src/accuracy/estimate-each.ts';
import { openLater } from '../../src/accuracy/open-later.ts';

it('an estimator that is opened later is opened once, when it is first asked', async () => {
  let opened = 0;
  const accuracy = {
    top1Pct: 50,
    uncertaintyPct: null,
    source: 'trained',
    costSeconds: 1,
  } as const;
  const estimator = openLater('slow', async () => {
    opened++;
    return estimateEach('inner', async () => accuracy);
  });
  expect(opened).toBe(0);
  const network = { name: 'n', source: '', layers: [], edges: [] };
  const both = [estimator.estimate([{ network, genes: {} }]), estimator.estimate([])];
  expect(await Promise.all(both)).toEqual([[accuracy], []]);
  expect(opened).toBe(1);
});
