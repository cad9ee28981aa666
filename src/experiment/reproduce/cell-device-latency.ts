import { csvParse } from 'd3-dsv';
import { Matrix, solve } from 'ml-matrix';
import { CELL_OPERATIONS, type CellEdges } from '../../accuracy/tabular/nas-bench-201-cell.ts';

/** Devices of HW-NAS-Bench whose latencies are sums over the edges of a cell. */
export type CellDevice = 'eyeriss' | 'fpga';

/** Largest difference from a published latency, ms, at which the sum over edges counts as exact. */
const EXACT_MS = 1e-9;

/**
 * Latency of any NAS-Bench-201 cell, ms. HW-NAS-Bench gives some of the 15,625; its layers run one after the other, so
 * that a latency is a sum over edges of what the edge's operation takes (the stem, which is the same for all, is spread
 * over the six edges). The five times are solved from the published cells, and every published cell has to come out.
 *
 * @param table  CSV with `edges` and `<device>_latency_ms`
 * @throws Error where the latencies are no such sums
 */
export function cellDeviceLatency(table: string, device: CellDevice): (edges: CellEdges) => number {
  const published = csvParse(table, (row) => ({
    edges: [...(row.edges ?? '')].map(Number),
    latencyMs: Number(row[`${device}_latency_ms`]),
  }));
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
