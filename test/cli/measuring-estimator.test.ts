import { describe, expect, it } from 'vitest';
import { measuringEstimator } from '../../src/cli/measuring-estimator.ts';
import { ELASTIC_GENES, elasticNetwork, SMALLEST } from '../support/tiny-elastic.ts';
import { tinyNetwork } from '../support/tiny-training.ts';

const NETWORK = { name: 'n', source: '', layers: [], edges: [] };
const SMALL = { network: NETWORK, genes: { channels: 2 } };

function open(accuracy: Parameters<typeof measuringEstimator>[0], log: (line: string) => void) {
  let seconds = 0;
  const toComputation = ({ channels }: Readonly<Record<string, number | string>>) =>
    tinyNetwork({ channels: Number(channels) });
  const networks = { compute: toComputation, genes: [{ name: 'channels', choices: [2, 4] }] };
  return measuringEstimator(accuracy, networks, { cwd: '/', seconds: () => seconds++, log });
}

describe('measuringEstimator', () => {
  it('trains on as many images as it is told, and says what came of it', async () => {
    const lines: string[] = [];
    const images = { train: 48, validation: 24, seed: 5 };
    const estimator = await open({ estimator: 'trained', images, epochs: 1, seed: 3 }, (line) =>
      lines.push(line),
    );
    const [accuracy] = await estimator.estimate([SMALL]);
    expect(accuracy).toMatchObject({ source: 'trained', costSeconds: 1 });
    // A count of 24 images, in percent.
    expect(((accuracy?.top1Pct ?? 0) * 24) / 100).toBeCloseTo(
      Math.round(((accuracy?.top1Pct ?? 0) * 24) / 100),
    );
    expect(lines[0]).toMatch(/^accuracies are trained on the backend /);
    expect(lines[1]).toBe(`trained 2: ${accuracy?.top1Pct.toFixed(1)} %`);
  });

  it('shares weights among the networks that the genes span', async () => {
    const lines: string[] = [];
    const images = { train: 48, validation: 24, seed: 5 };
    const networks = { compute: elasticNetwork, genes: ELASTIC_GENES };
    const setting = { cwd: '/', seconds: () => 0, log: (line: string) => lines.push(line) };
    const estimator = await measuringEstimator(
      { estimator: 'supernet', images, epochs: 1, seed: 3, randomNetworks: 0 },
      networks,
      setting,
    );
    const [accuracy] = await estimator.estimate([{ network: NETWORK, genes: SMALLEST }]);
    expect(accuracy?.source).toBe('supernet');
    expect(lines[1]).toMatch(/^shared weights, epoch 1 of 1: the largest has /);
  });

  it('reads accuracies off networks with a like score', async () => {
    const calibration = [
      { score: 0, top1Pct: 40 },
      { score: 1e9, top1Pct: 90 },
    ];
    const estimator = await open(
      { estimator: 'proxy', proxy: 'parameters', batchSize: 2, seed: 1, calibration },
      () => {},
    );
    const [accuracy] = await estimator.estimate([SMALL]);
    expect(accuracy?.source).toBe('proxy');
    expect(accuracy?.top1Pct).toBeCloseTo(40, 3);
  });
});
