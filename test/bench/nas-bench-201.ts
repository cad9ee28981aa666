import { type CellOperation, nasBench201 } from '../../models/spaces/nas-bench-201.ts';
import { imageBatch } from '../../src/accuracy/images/image-batch.ts';
import { proceduralImages } from '../../src/accuracy/images/procedural/procedural-images.ts';
import { crossValidate, quality } from '../../src/accuracy/predictors/cross-validate.ts';
import { PREDICTORS } from '../../src/accuracy/predictors/predictors.ts';
import { PROXIES } from '../../src/accuracy/proxies/proxies.ts';
import { proxySubject } from '../../src/accuracy/proxies/proxy-subject.ts';
import { cellFeatures } from '../../src/accuracy/tabular/cell-features.ts';
import type { CellRecord } from '../../src/accuracy/tabular/nas-bench-201.ts';
import { nasBench201Table } from '../../src/accuracy/tabular/nas-bench-201.ts';
import { CELL_COUNT } from '../../src/accuracy/tabular/nas-bench-201-cell.ts';
import { createNetworkParameters } from '../../src/accuracy/tensorflow/network-parameters.ts';
import { openBackend } from '../../src/accuracy/tensorflow/open-backend.ts';
import { createRandom } from '../../src/base/random.ts';
import { readNasBench201 } from '../../src/io/tabular/read-nas-bench-201.ts';
import { rankCorrelation } from '../../src/report/rank-correlation.ts';
import { computationNetwork } from '../../src/workload/computation-network.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';
import { referenceFile } from '../support/reference-file.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { cpuSeconds } from './stopwatch.ts';

/** Spearman's ρ with CIFAR-10 accuracy that papers print for all cells (Abdelfattah et al., ICLR 2021; NAS-Bench-Suite-Zero, NeurIPS 2022), as recalled. */
const PUBLISHED: Readonly<Record<string, number>> = {
  naswot: 0.77,
  synflow: 0.74,
  'jacobian-covariance': 0.73,
  'gradient-norm': 0.58,
  snip: 0.58,
};

const PROXY_CELLS = 320;
/** Samples that predictors are fitted to, as in the papers on predictors; and how often. */
const TRAINING_SAMPLES = 172;
const SEEDS = 5;

/** Every cell's parameters and MACs against the table. */
export const cellCounts: Benchmark = {
  name: 'cell-counts',
  async run() {
    const records = publishedCells();
    const wrong = records.filter(({ edges, parameters, macsCifar10 }) => {
      const network = computationNetwork(nasBench201({ edges: operations(edges) }));
      // the benchmark counts the biases of the last layer as operations, too
      return networkParameters(network) !== parameters || networkMacs(network) + 10 !== macsCifar10;
    });
    const what = `cells whose parameters or MACs are not the table’s, of ${records.length}`;
    return [row(what, wrong.length, '', null)];
  },
};

/** Proxies on untrained networks of random cells, against their CIFAR-10 accuracy. */
export const proxies: Benchmark = {
  name: 'proxies',
  async run() {
    const records = createRandom(201).shuffle(publishedCells()).slice(0, PROXY_CELLS);
    await openBackend('wasm');
    const set = proceduralImages({ seed: 9, images: 64, size: 16 });
    const batches = [0, 1].map((batch) =>
      imageBatch(
        set,
        Array.from({ length: 32 }, (_, at) => 32 * batch + at),
      ),
    );
    const scores = PROXIES.map(() => [] as number[]);
    const seconds = PROXIES.map(() => 0);
    for (const { edges } of records) {
      const computation = nasBench201({ edges: operations(edges), resolution: 16, classes: 12 });
      const parameters = createNetworkParameters(computation, createRandom(1), 'uniform-fan-in');
      const subject = proxySubject(computation, parameters, batches);
      PROXIES.forEach((proxy, at) => {
        const start = cpuSeconds();
        scores[at]?.push(Math.max(proxy.score(subject), -1e12));
        seconds[at] = (seconds[at] ?? 0) + cpuSeconds() - start;
      });
      parameters.dispose();
    }
    const accuracies = records.map(({ testTop1Pct }) => testTop1Pct.cifar10);
    return PROXIES.flatMap(({ name }, at) => {
      const published = PUBLISHED[name];
      const against = published === undefined ? null : `${published} published`;
      const rho = rankCorrelation(scores[at] ?? [], accuracies);
      return [
        {
          what: `${name}: Spearman’s ρ, ${PROXY_CELLS} cells`,
          measured: rho,
          unit: '',
          against,
          ratio: null,
          bar: null,
        },
        row(`${name}: seconds per network`, (seconds[at] ?? 0) / records.length, 'CPU s', null),
      ];
    });
  },
};

/** Predictors that saw 172 cells, on all others: mean and deviation over seeds. */
export const cellPredictors: Benchmark = {
  name: 'cell-predictors',
  async run() {
    const samples = publishedCells().map(({ edges, testTop1Pct }) => {
      return { features: cellFeatures(edges), target: testTop1Pct.cifar10 };
    });
    return PREDICTORS.flatMap((predictor) => {
      const taus = Array.from({ length: SEEDS }, (_, seed) => {
        const random = createRandom(seed + 1);
        const order = random.shuffle(samples);
        const fitted = predictor.fit(order.slice(0, TRAINING_SAMPLES), random);
        const rest = order.slice(TRAINING_SAMPLES);
        const predicted = rest.map(({ features }) => fitted.predict(features).mean);
        return quality(
          rest.map(({ target }) => target),
          predicted,
        ).kendallTau;
      });
      const mean = taus.reduce((sum, tau) => sum + tau, 0) / SEEDS;
      const squares = taus.reduce((sum, tau) => sum + (tau - mean) ** 2, 0);
      const deviation = Math.sqrt(squares / (SEEDS - 1));
      const seen = createRandom(1).shuffle(samples).slice(0, TRAINING_SAMPLES);
      const inner = crossValidate(predictor, seen, 10, createRandom(1));
      return [
        row(
          `${predictor.name}: Kendall’s τ on the rest, mean of ${SEEDS} seeds (± ${deviation.toFixed(3)})`,
          mean,
          '',
          0.75,
        ),
        row(
          `${predictor.name}: mean absolute error, ten-fold on the 172`,
          inner.meanAbsoluteError,
          'points',
          null,
        ),
      ];
    });
  },
};

function publishedCells(): readonly CellRecord[] {
  const file = referenceFile('nas-bench-201/nb201_accuracy.csv');
  if (file === undefined) throw new Error('the published table is absent');
  const table = nasBench201Table(readNasBench201(file.text, file.file));
  return Array.from({ length: CELL_COUNT }, (_, index) => table.find({ index }));
}

function operations(edges: readonly number[]): CellOperation[] {
  return edges.flatMap((edge) => ([0, 1, 2, 3, 4] as const).filter((known) => known === edge));
}

function row(what: string, measured: number, unit: string, promised: number | null): BenchmarkRow {
  return {
    what,
    measured,
    unit,
    against: promised === null ? null : `${promised} promised`,
    ratio: promised === null ? null : measured / promised,
    bar: promised === null ? null : 1,
  };
}
