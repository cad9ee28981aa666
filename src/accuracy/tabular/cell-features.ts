import type { CellEdges } from './nas-bench-201-cell.ts';

/** Edges of each way from the input of a cell to its output, in the order of `CellEdges`. */
const PATHS: readonly (readonly number[])[] = [[3], [0, 4], [1, 5], [0, 2, 5]];
const [NONE, SKIP, CONV1, CONV3, POOL] = [0, 1, 2, 3, 4] as const;

/**
 * Numbers that tell cells of NAS-Bench-201 apart by what they compute: of each way through the cell whether it is open and
 * what it passes; of the cell what its open edges do in all, and how deep it is. Edges that no open way uses count for
 * nothing, so that cells that compute the same have the same features.
 */
export function cellFeatures(edges: CellEdges): number[] {
  const open = PATHS.filter((path) => path.every((edge) => edges[edge] !== NONE));
  const used = new Set(open.flat());
  const alive = edges.map((operation, edge) => (used.has(edge) ? operation : NONE));
  const oneHot = alive.flatMap((operation) =>
    [SKIP, CONV1, CONV3, POOL].map((kind) => Number(operation === kind)),
  );
  const ofPaths = PATHS.flatMap((path) => {
    const isOpen = path.every((edge) => edges[edge] !== NONE);
    return [
      Number(isOpen),
      ...[CONV1, CONV3, POOL].map((kind) => (isOpen ? count(path, edges, kind) : 0)),
    ];
  });
  const depths = open.map((path) => count(path, edges, CONV1) + count(path, edges, CONV3));
  const fields = open.map((path) => count(path, edges, CONV3));
  const totals = [SKIP, CONV1, CONV3, POOL].map(
    (kind) => alive.filter((one) => one === kind).length,
  );
  return [
    ...oneHot,
    ...ofPaths,
    ...totals,
    open.length,
    (totals[1] ?? 0) + (totals[2] ?? 0),
    Math.max(0, ...depths),
    Math.min(4, ...depths),
    Math.max(0, ...fields),
    depths.filter((depth) => depth === 0).length,
    sum(depths) / Math.max(open.length, 1),
    open.filter((path) => count(path, edges, POOL) > 0).length,
    open.filter((path) => path.every((edge) => edges[edge] === SKIP)).length,
  ];
}

function count(path: readonly number[], edges: CellEdges, kind: number): number {
  return path.filter((edge) => edges[edge] === kind).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
