import { InputError } from '../../base/errors.ts';
import { didYouMean } from '../../base/nearest-name.ts';

/** Operations of an edge as the benchmark names them; a cell's digits are places in this list. */
export const CELL_OPERATIONS: readonly string[] = [
  'none',
  'skip_connect',
  'nor_conv_1x1',
  'nor_conv_3x3',
  'avg_pool_3x3',
];

/** Edges of a cell, and how many cells that makes: 5⁶. */
export const CELL_EDGES = 6;
export const CELL_COUNT = CELL_OPERATIONS.length ** CELL_EDGES;

/** The operation of each edge, 0 … 4, in the order 0→1, 0→2, 1→2, 0→3, 1→3, 2→3. */
export type CellEdges = readonly number[];

/** A number 0 … 15,624 for every cell: its digits read in base 5. */
export function cellKey(edges: CellEdges): number {
  return edges.reduce((key, digit) => key * CELL_OPERATIONS.length + digit, 0);
}

export function cellOfKey(key: number): CellEdges {
  return Array.from({ length: CELL_EDGES }, (_, edge) => {
    return Math.floor(key / CELL_OPERATIONS.length ** (CELL_EDGES - 1 - edge)) % 5;
  });
}

/** `|avg_pool_3x3~0|+|none~0|none~1|+|…|` as the benchmark writes a cell. */
export function cellText(edges: CellEdges): string {
  const word = (edge: number, from: number) => `${CELL_OPERATIONS[edges[edge] ?? 0]}~${from}`;
  return [
    `|${word(0, 0)}|`,
    `|${word(1, 0)}|${word(2, 1)}|`,
    `|${word(3, 0)}|${word(4, 1)}|${word(5, 2)}|`,
  ].join('+');
}

/**
 * The cell that a text means: an architecture string of the benchmark, or six digits.
 *
 * @throws InputError with what does not fit
 */
export function parseCell(text: string): CellEdges {
  if (/^[0-4]{6}$/.test(text)) return [...text].map(Number);
  const words = text.split(/[|+]+/).filter((word) => word !== '');
  const sources = [0, 0, 1, 0, 1, 2];
  const edges = words.map((word, edge) => {
    const [name = '', from = ''] = word.split('~');
    const operation = CELL_OPERATIONS.indexOf(name);
    if (operation < 0) throw badCell(text, didYouMean(name, CELL_OPERATIONS));
    if (Number(from) !== sources[edge]) {
      throw badCell(text, `Edge ${edge + 1} comes from node ${sources[edge]}, not ${from}`);
    }
    return operation;
  });
  if (edges.length === CELL_EDGES) return edges;
  throw badCell(text, `It has ${edges.length} edges of ${CELL_EDGES}`);
}

function badCell(text: string, remedy: string): InputError {
  return new InputError({
    path: 'architecture',
    rule: 'must be a cell of NAS-Bench-201, e.g. |none~0|+|none~0|none~1|+|none~0|none~1|none~2| or 012340',
    got: `"${text}"`,
    remedy,
  });
}
