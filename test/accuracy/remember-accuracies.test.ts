import { describe, expect, it } from 'vitest';
import { estimateEach } from '../../src/accuracy/estimate-each.ts';
import { rememberAccuracies } from '../../src/accuracy/remember-accuracies.ts';

const NETWORK = { name: 'n', source: '', layers: [], edges: [] };

describe('rememberAccuracies', () => {
  it('asks once for each network, whatever the order of its genes, and then costs no seconds', async () => {
    const asked: number[] = [];
    const estimator = rememberAccuracies(
      estimateEach('slow', async ({ genes }) => {
        asked.push(Number(genes.width));
        const top1Pct = 50 + Number(genes.width);
        return { top1Pct, uncertaintyPct: 1, source: 'trained', costSeconds: 7 };
      }),
    );
    const requests = [
      { width: 1, depth: 2 },
      { width: 3, depth: 2 },
      { depth: 2, width: 1 },
    ];
    const first = await estimator.estimate(requests.map((genes) => ({ network: NETWORK, genes })));
    expect(first.map(({ top1Pct, costSeconds }) => [top1Pct, costSeconds])).toEqual([
      [51, 7],
      [53, 7],
      [51, 0],
    ]);
    await estimator.estimate([{ network: NETWORK, genes: { width: 3, depth: 2 } }]);
    expect(asked).toEqual([1, 3]);
  });
});
