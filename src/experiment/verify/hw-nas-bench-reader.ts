import { basename } from 'node:path';
import { loadDnnChipEyeriss } from './dnn-chip-machine.ts';
import { type DnnChipPredictor, dnnChipPredictor } from './dnn-chip-predictor.ts';
import { hasKey } from './has-key.ts';
import {
  NAS_BENCH_DATASET_NAMES,
  NAS_BENCH_DATASETS,
  type NasBenchDataset,
  type NasBenchDatasetName,
  nasBenchCycles,
} from './hw-nas-bench-network.ts';
import { EXAMPLE_CELLS, type NasBenchQuery, parseNasBenchQueries } from './hw-nas-bench-queries.ts';
import { otherColumns, parseNasBenchTable } from './hw-nas-bench-table.ts';
import type { CaseResult, CyclesPair, FileVerification, ReferenceReader } from './verification.ts';

/** The table prints five digits behind the point; sums differ in the last bits of a float. */
const TOLERANCE_MS = 1e-6;

const MEASURED = 'measured on a device that is not modelled';
const OTHER_UNITS =
  "Eyeriss' energy and arithmetic intensity, counted there in units that are not published";
const FBNET = 'FBNet on Eyeriss, in tilings that the published predictor does not choose';
const UNKNOWN_CELL = 'a cell that the file gives no edges of';
const UNKNOWN_DATASET = 'a data set whose network is not known';

/** HW-NAS-Bench: Eyeriss' latency of NAS-Bench-201 cells, as a table, as answers of its interface, or as block costs. */
export const hwNasBenchReader: ReferenceReader = {
  format: 'hw-nas-bench',
  recognises: (name, text) =>
    (name.endsWith('.csv') && /^[^\n]*\bedges\b[^\n]*\beyeriss_latency_ms\b/.test(text)) ||
    (name.endsWith('.json') && (isQueries(text) || isBlockTable(text))),
  verify: (file, text) => {
    if (isBlockTable(text)) return skipped(['FBNet block costs'], FBNET);
    const machine = loadDnnChipEyeriss();
    const predicting = { clockMHz: machine.clockMHz, predict: dnnChipPredictor(machine) };
    const verifyText = isQueries(text) ? verifyQueries : verifyTable;
    return verifyText(file, text, predicting);
  },
};

interface Predicting {
  readonly predict: DnnChipPredictor;
  readonly clockMHz: number;
}

function isQueries(text: string): boolean {
  return hasKey(text, 'eyeriss_latency') && hasKey(text, 'metrics');
}

function isBlockTable(text: string): boolean {
  return hasKey(text, 'op_cost_ms') && hasKey(text, 'eyeriss');
}

function verifyTable(file: string, text: string, machine: Predicting): FileVerification {
  const dataset = NAS_BENCH_DATASETS[datasetOf(file)];
  const cells = parseNasBenchTable(text, file).map(({ id, edges, eyerissLatencyMs }) =>
    compared(id, edges, dataset, eyerissLatencyMs, machine),
  );
  return joined([...cells, skipped(otherColumns(text), MEASURED)]);
}

/** The data set that a table's file is named after; CIFAR-10 where it is named after none. */
function datasetOf(file: string): NasBenchDatasetName {
  const name = basename(file).toLowerCase();
  return NAS_BENCH_DATASET_NAMES.findLast((each) => name.includes(each.toLowerCase())) ?? 'cifar10';
}

function verifyQueries(file: string, text: string, machine: Predicting): FileVerification {
  return joined(
    parseNasBenchQueries(text, file).map((query, index) => verifyQuery(query, index, machine)),
  );
}

function verifyQuery(
  { arch, dataset, metrics }: NasBenchQuery,
  index: number,
  machine: Predicting,
): FileVerification {
  const id = `${typeof arch === 'number' ? `cell ${arch}` : `FBNet of query ${index}`} ${dataset}`;
  const named = (names: readonly string[]) => names.map((name) => `${id} ${name}`);
  const ofEyeriss = Object.keys(metrics).filter((name) => name.startsWith('eyeriss_'));
  const measured = Object.keys(metrics).filter((name) => !name.startsWith('eyeriss_'));
  const theirs = metrics.eyeriss_latency;
  const others = skipped(named(measured), MEASURED);
  if (typeof arch !== 'number') return joined([skipped(named(ofEyeriss), FBNET), others]);
  const edges = EXAMPLE_CELLS.get(arch);
  const network = NAS_BENCH_DATASET_NAMES.find((name) => name === dataset);
  if (edges === undefined) return joined([skipped(named(ofEyeriss), UNKNOWN_CELL), others]);
  if (network === undefined) return joined([skipped(named(ofEyeriss), UNKNOWN_DATASET), others]);
  const uncounted = ofEyeriss.filter((name) => name !== 'eyeriss_latency');
  return joined([
    ...(theirs === undefined
      ? []
      : [compared(id, edges, NAS_BENCH_DATASETS[network], theirs, machine)]),
    skipped(named(uncounted), OTHER_UNITS),
    others,
  ]);
}

function compared(
  id: string,
  edges: string,
  dataset: NasBenchDataset,
  theirs: number,
  { predict, clockMHz }: Predicting,
): FileVerification {
  const field = 'eyeriss_latency_ms';
  const ours = nasBenchCycles(edges, dataset, predict) / (clockMHz * 1000);
  const isEqual = Math.abs(ours - theirs) <= TOLERANCE_MS;
  const mismatches = isEqual ? [] : [{ id, field, ours, theirs }];
  return { results: [{ id, outcome: 'compared', mismatches }], cycles: [{ ours, theirs }] };
}

function skipped(ids: readonly string[], reason: string): FileVerification {
  return {
    results: ids.map((id): CaseResult => ({ id, outcome: 'skipped', reason })),
    cycles: [],
  };
}

function joined(parts: readonly FileVerification[]): FileVerification {
  const cycles: readonly CyclesPair[] = parts.flatMap((part) => part.cycles);
  return { results: parts.flatMap(({ results }) => results), cycles };
}
