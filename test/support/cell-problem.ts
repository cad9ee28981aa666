import {
  type NasBench201Table,
  nasBench201Table,
} from '../../src/accuracy/tabular/nas-bench-201.ts';
import {
  CELL_COUNT,
  CELL_EDGES,
  CELL_OPERATIONS,
  cellOfKey,
} from '../../src/accuracy/tabular/nas-bench-201-cell.ts';
import {
  type CellDevice,
  cellDeviceLatency,
} from '../../src/experiment/reproduce/cell-device-latency.ts';
import { readNasBench201 } from '../../src/io/tabular/read-nas-bench-201.ts';
import { nonDominated } from '../../src/search/non-dominated-sort.ts';
import type { Genome, Problem } from '../../src/search/problem.ts';
import { referenceFile } from './reference-file.ts';

/** A problem whose every design is known. */
export interface CellProblem {
  readonly problem: Problem;
  /** Objectives of all 15,625 cells, and of those that none beats. */
  readonly all: readonly (readonly number[])[];
  readonly front: readonly (readonly number[])[];
}

/** CIFAR-10 test error and latency of NAS-Bench-201's cells; undefined where the reference results are absent. */
export function cellProblem(device: CellDevice): CellProblem | undefined {
  const file = referenceFile('nas-bench-201/nb201_accuracy.csv');
  const latencies = referenceFile('hw-nas-bench/nb201_cifar10_latency.csv');
  if (file === undefined || latencies === undefined) return undefined;
  const latencyMs = cellDeviceLatency(latencies.text, device);
  const table = nasBench201Table(readNasBench201(file.text, file.file));
  const judge = (edges: Genome) => [errorPct(table, edges), latencyMs(edges)];
  const all = Array.from({ length: CELL_COUNT }, (_, key) => judge(cellOfKey(key)));
  const front = nonDominated(all).flatMap((position) => [all[position] ?? []]);
  return { problem: problemOf(device, judge), all, front };
}

function errorPct(table: NasBench201Table, edges: Genome): number {
  return 100 - table.find({ edges }).testTop1Pct.cifar10;
}

function problemOf(device: CellDevice, judge: (edges: Genome) => number[]): Problem {
  return {
    name: `nas-bench-201 on ${device}`,
    space: {
      genes: Array.from({ length: CELL_EDGES }, (_, edge) => {
        return { kind: 'categorical', name: `edge${edge + 1}`, choices: CELL_OPERATIONS } as const;
      }),
    },
    objectives: [
      { key: 'top1ErrorPct', label: 'top-1 error', unit: '%' },
      { key: 'latencyMs', label: 'latency', unit: 'ms' },
    ],
    constraints: [],
    evaluate: async (cells) => cells.map((edges) => ({ objectives: judge(edges), violations: [] })),
  };
}
