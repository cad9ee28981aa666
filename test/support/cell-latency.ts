import { Matrix, solve } from 'ml-matrix';
import { CELL_OPERATIONS, type CellEdges } from '../../src/accuracy/tabular/nas-bench-201-cell.ts';
import { referenceFile } from './reference-file.ts';

/** Largest difference from a published latency, ms, at which the sum over edges counts as exact. */
const EXACT_MS = 1e-9;

export type CellDevice = 'eyeriss' | 'fpga';

/**
 * Latency of any NAS-Bench-201 cell, ms. HW-NAS-Bench gives 2,000 of the 15,625; its layers run one after the other, so
 * that a latency is a sum over edges of what the edge's operation takes (the stem, which is the same for all, is spread
 * over the six edges). The five times are solved from the published cells, and every published cell has to come out.
 *
 * Undefined where the reference results are absent. Throws where the latencies are no such sums.
 */
export function cellLatencyMs(device: CellDevice): ((edges: CellEdges) => number) | undefined {
  const file = referenceFile('hw-nas-bench/nb201_cifar10_latency.csv');
  if (file === undefined) return undefined;
  const [header = '', ...lines] = file.text.trim().split('\n');
  const column = header.split(',').indexOf(`${device}_latency_ms`);
  const published = lines.map((line) => {
    const cells = line.split(',');
    return { edges: [...(cells[1] ?? '')].map(Number), latencyMs: Number(cells[column]) };
  });
  const times = solve(
    new Matrix(published.map(({ edges }) => counts(edges))),
    Matrix.columnVector(published.map(({ latencyMs }) => latencyMs)),
    true,
  ).to1DArray();
  const latency = (edges: CellEdges) => edges.reduce((sum, edge) => sum + (times[edge] ?? 0), 0);
  const errors = published.map(({ edges, latencyMs }) => Math.abs(latency(edges) - latencyMs));
  if (Math.max(...errors) <= EXACT_MS) return latency;
  throw new Error(`${device}: latencies differ from sums over edges by ${Math.max(...errors)} ms`);
}

/** How many edges have each operation. */
function counts(edges: CellEdges): number[] {
  return CELL_OPERATIONS.map((_, operation) => edges.filter((edge) => edge === operation).length);
}
