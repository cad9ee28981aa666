import { InputError } from '../../base/errors.ts';
import type { AccuracyEstimator } from '../accuracy.ts';
import { estimateEach } from '../estimate-each.ts';
import {
  CELL_COUNT,
  CELL_EDGES,
  type CellEdges,
  cellKey,
  cellOfKey,
  cellText,
  parseCell,
} from './nas-bench-201-cell.ts';
import type { TableColumns } from './table-columns.ts';

/** Data sets of the benchmark: columns of its table. */
export const CELL_DATA_SETS = ['cifar10', 'cifar100', 'imagenet16-120'] as const;
export type CellDataSet = (typeof CELL_DATA_SETS)[number];

/** A trained cell. */
export interface CellRecord {
  readonly edges: CellEdges;
  /** Number in the benchmark's own files. */
  readonly index: number;
  /** Top-1 on the test set after 200 epochs. */
  readonly testTop1Pct: Readonly<Record<CellDataSet, number>>;
  /** With 10 classes. */
  readonly parameters: number;
  /** Of the network for CIFAR-10 and of that for ImageNet16-120; the biases of the last layer count. */
  readonly macsCifar10: number;
  readonly macsImagenet16: number;
}

/** Asks for a cell by its number, its architecture string (or digits) or its edges. */
export type CellQuery =
  | { readonly index: number }
  | { readonly architecture: string }
  | { readonly edges: CellEdges };

/** The benchmark's table, ready to be asked. */
export interface NasBench201Table {
  /** @throws InputError where there is no such cell */
  find(query: CellQuery): CellRecord;
}

/** @param columns  `index`, `cifar10`, `cifar100`, `imagenet16-120`, `parameters`, `macs-cifar10`, `macs-imagenet16`, by cell key */
export function nasBench201Table(columns: TableColumns): NasBench201Table {
  const keyOfIndex = new Map(columns.values('index').map((index, key) => [index, key]));
  const record = (key: number): CellRecord => ({
    edges: cellOfKey(key),
    index: columns.value('index', key),
    testTop1Pct: {
      cifar10: columns.value('cifar10', key),
      cifar100: columns.value('cifar100', key),
      'imagenet16-120': columns.value('imagenet16-120', key),
    },
    parameters: columns.value('parameters', key),
    macsCifar10: columns.value('macs-cifar10', key),
    macsImagenet16: columns.value('macs-imagenet16', key),
  });
  return {
    find: (query) => {
      if ('architecture' in query) return record(cellKey(parseCell(query.architecture)));
      if ('edges' in query) return record(cellKey(checkedEdges(query.edges)));
      const key = keyOfIndex.get(query.index);
      if (key !== undefined) return record(key);
      const rule = `must be a whole number from 0 to ${CELL_COUNT - 1}`;
      throw new InputError({ path: 'index', rule, got: String(query.index) });
    },
  };
}

/** Genes of a cell: the operation of each edge. */
export const CELL_GENES = ['edge01', 'edge02', 'edge12', 'edge03', 'edge13', 'edge23'] as const;

/** Looks accuracies up by the genes `edge01` … `edge23`, each 0 … 4. */
export function createNasBench201Estimator(
  table: NasBench201Table,
  dataSet: CellDataSet,
): AccuracyEstimator {
  return estimateEach(`tabular:nas-bench-201:${dataSet}`, async ({ genes }) => {
    const { testTop1Pct } = table.find({ edges: CELL_GENES.map((gene) => Number(genes[gene])) });
    const top1Pct = testTop1Pct[dataSet];
    return { top1Pct, uncertaintyPct: null, source: 'tabular', costSeconds: 0 };
  });
}

function checkedEdges(edges: CellEdges): CellEdges {
  const isCell =
    edges.length === CELL_EDGES &&
    edges.every((one) => Number.isInteger(one) && one >= 0 && one <= 4);
  if (isCell) return edges;
  throw new InputError({
    path: 'network.genes',
    rule: `must give ${CELL_GENES.join(', ')} a whole number from 0 to 4 each`,
    got: edges.join(', '),
    remedy: `An example: ${cellText([1, 3, 2, 0, 4, 1])} is 1, 3, 2, 0, 4, 1`,
  });
}
