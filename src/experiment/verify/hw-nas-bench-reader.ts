import { loadDnnChipEyeriss } from './dnn-chip-machine.ts';
import { type DnnChipPredictor, dnnChipPredictor } from './dnn-chip-predictor.ts';
import {
  NAS_BENCH_DATASETS,
  type NasBenchDataset,
  nasBenchLatencyMs,
} from './hw-nas-bench-network.ts';
import { EXAMPLE_CELLS, type NasBenchQuery, parseNasBenchQueries } from './hw-nas-bench-queries.ts';
import { otherColumns, parseNasBenchTable } from './hw-nas-bench-table.ts';
import type { CaseResult, CyclesPair, FileVerification, ReferenceReader } from './verification.ts';

/** The table prints five digits behind the point; sums differ in the last bits of a float. */
const TOLERANCE_MS = 1e-6;

const MEASURED = 'measured on a device that is not modelled';
const OTHER_ENERGY = "Eyeriss' energy, counted there by unit energies that are not published";
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
    if (isBlockTable(text)) return skipped([`${file} block costs`], FBNET);
    const predict = dnnChipPredictor(loadDnnChipEyeriss());
    return isQueries(text) ? verifyQueries(file, text, predict) : verifyTable(file, text, predict);
  },
};

function isQueries(text: string): boolean {
  return text.includes('"eyeriss_latency"') && text.includes('"metrics"');
}

function isBlockTable(text: string): boolean {
  return text.includes('"op_cost_ms"') && text.includes('"eyeriss"');
}

function verifyTable(file: string, text: string, predict: DnnChipPredictor): FileVerification {
  const dataset = NAS_BENCH_DATASETS.get('cifar10');
  const cells = parseNasBenchTable(text, file).map(({ id, edges, eyerissLatencyMs }) =>
    dataset === undefined
      ? skipped([id], UNKNOWN_DATASET)
      : compared(id, edges, dataset, eyerissLatencyMs, predict),
  );
  return joined([...cells, skipped(otherColumns(text), MEASURED)]);
}

function verifyQueries(file: string, text: string, predict: DnnChipPredictor): FileVerification {
  return joined(
    parseNasBenchQueries(text, file).map((query, index) => verifyQuery(query, index, predict)),
  );
}

function verifyQuery(
  { arch, dataset, metrics }: NasBenchQuery,
  index: number,
  predict: DnnChipPredictor,
): FileVerification {
  const id = `${typeof arch === 'number' ? `cell ${arch}` : `FBNet of query ${index}`} ${dataset}`;
  const named = (names: readonly string[]) => names.map((name) => `${id} ${name}`);
  const ofEyeriss = Object.keys(metrics).filter((name) => name.startsWith('eyeriss_'));
  const measured = Object.keys(metrics).filter((name) => !name.startsWith('eyeriss_'));
  const theirs = metrics.eyeriss_latency;
  const others = skipped(named(measured), MEASURED);
  if (typeof arch !== 'number') return joined([skipped(named(ofEyeriss), FBNET), others]);
  const edges = EXAMPLE_CELLS.get(arch);
  const network = NAS_BENCH_DATASETS.get(dataset);
  if (edges === undefined) return joined([skipped(named(ofEyeriss), UNKNOWN_CELL), others]);
  if (network === undefined) return joined([skipped(named(ofEyeriss), UNKNOWN_DATASET), others]);
  const energies = ofEyeriss.filter((name) => name !== 'eyeriss_latency');
  return joined([
    ...(theirs === undefined ? [] : [compared(id, edges, network, theirs, predict)]),
    skipped(named(energies), OTHER_ENERGY),
    others,
  ]);
}

function compared(
  id: string,
  edges: string,
  dataset: NasBenchDataset,
  theirs: number,
  predict: DnnChipPredictor,
): FileVerification {
  const field = 'eyeriss_latency_ms';
  const ours = nasBenchLatencyMs(edges, dataset, predict);
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
