import { NASWOT } from '../../src/accuracy/proxies/naswot.ts';
import { createProxyEstimator } from '../../src/accuracy/proxies/proxy-estimator.ts';
import { createPublishedGridEstimator } from '../../src/accuracy/published-grid.ts';
import { createSupernetEstimator } from '../../src/accuracy/supernet/supernet-estimator.ts';
import {
  createNasBench201Estimator,
  nasBench201Table,
} from '../../src/accuracy/tabular/nas-bench-201.ts';
import {
  createOfaEstimator,
  OFA_PREDICTOR_VALUES,
  ofaPredictor,
} from '../../src/accuracy/tabular/ofa-predictor.ts';
import { openBackend } from '../../src/accuracy/tensorflow/open-backend.ts';
import { createTrainedEstimator } from '../../src/accuracy/training/trained-estimator.ts';
import { readNasBench201 } from '../../src/io/tabular/read-nas-bench-201.ts';
import { cellTableCsv } from '../support/cell-table.ts';
import { ELASTIC_GENES, elasticNetwork, SMALLEST } from '../support/tiny-elastic.ts';
import { TINY_IMAGES, TINY_TRAINING, tinyNetwork } from '../support/tiny-training.ts';
import { accuracyEstimatorContract } from './accuracy-estimator-contract.ts';

const NETWORK = { name: 'n', source: '', layers: [], edges: [] };

function requestsOf(genes: readonly Readonly<Record<string, number | string>>[]) {
  return genes.map((one) => ({ network: NETWORK, genes: one }));
}

function cellGenes(digits: string) {
  const [edge01 = 0, edge02 = 0, edge12 = 0, edge03 = 0, edge13 = 0, edge23 = 0] = [...digits].map(
    Number,
  );
  return { edge01, edge02, edge12, edge03, edge13, edge23 };
}

accuracyEstimatorContract({
  name: 'A published grid',
  create: async () =>
    createPublishedGridEstimator({
      name: 'tiny',
      title: 'Tiny',
      source: 'a test',
      genes: ['width', 'resolution'],
      anchor: { width: 1, resolution: 224 },
      results: [
        { genes: { width: 1.4, resolution: 224 }, top1Pct: 75 },
        { genes: { width: 1, resolution: 224 }, top1Pct: 71.8 },
        { genes: { width: 1, resolution: 192 }, top1Pct: 70.7 },
      ],
    }),
  requests: requestsOf([
    { width: 1, resolution: 192 },
    { width: 1.4, resolution: 192 },
  ]),
});

const TABLE = nasBench201Table(readNasBench201(cellTableCsv(), 'cells.csv'));

accuracyEstimatorContract({
  name: 'The table of NAS-Bench-201',
  create: async () => createNasBench201Estimator(TABLE, 'cifar10'),
  requests: requestsOf([cellGenes('123401'), cellGenes('000030'), cellGenes('123401')]),
});

accuracyEstimatorContract({
  name: 'The predictor of Once-for-All',
  create: async () => {
    const values = Float32Array.from({ length: OFA_PREDICTOR_VALUES }, (_, at) => (at % 7) * 1e-4);
    const calibration = { offsetPct: 0, uncertaintyPct: null };
    return createOfaEstimator(ofaPredictor(values), calibration, ({ resolution }) => ({
      kernels: new Array(20).fill(3),
      expansions: new Array(20).fill(3),
      depths: [2, 2, 2, 2, 2],
      resolution: Number(resolution),
    }));
  },
  requests: requestsOf([{ resolution: 128 }, { resolution: 224 }]),
});

accuracyEstimatorContract({
  name: 'Training',
  create: async () => {
    await openBackend('wasm');
    let seconds = 0;
    return createTrainedEstimator({
      toComputation: ({ channels }) => tinyNetwork({ channels: Number(channels) }),
      images: TINY_IMAGES,
      part: 'validation',
      training: { ...TINY_TRAINING, epochs: 1 },
      now: () => seconds++,
    });
  },
  requests: requestsOf([{ channels: 2 }, { channels: 4 }]),
});

accuracyEstimatorContract({
  name: 'A zero-cost proxy',
  create: async () => {
    await openBackend('wasm');
    return createProxyEstimator({
      proxy: NASWOT,
      toComputation: ({ channels }) => tinyNetwork({ channels: Number(channels) }),
      images: TINY_IMAGES.train,
      batchSize: 8,
      seed: 1,
      calibration: [
        { score: 40, top1Pct: 60 },
        { score: 90, top1Pct: 90 },
      ],
      now: () => 0,
    });
  },
  requests: requestsOf([{ channels: 2 }, { channels: 4 }]),
});

accuracyEstimatorContract({
  name: 'A supernet',
  create: async () => {
    await openBackend('wasm');
    return createSupernetEstimator({
      space: { genes: ELASTIC_GENES, compute: elasticNetwork },
      images: TINY_IMAGES,
      training: { ...TINY_TRAINING, epochs: 1, randomNetworks: 1 },
      now: () => 0,
    });
  },
  requests: requestsOf([SMALLEST, { ...SMALLEST, blocks1: 1, kernel1: 5 }]),
});
