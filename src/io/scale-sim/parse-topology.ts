import { basename } from 'node:path';
import { InputError, type Problem } from '../../base/errors.ts';
import { MAX_EXTENT, UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Network } from '../../workload/network.ts';

/** Columns of a convolution behind its name; a second stride is that of the columns. */
const CONVOLUTION = [
  ...['IFMAP Height', 'IFMAP Width', 'Filter Height', 'Filter Width'],
  ...['Channels', 'Num Filter', 'Strides', 'Strides along the width'],
];
const PRODUCT = ['M', 'N', 'K'];

/** Lines of a table that are not empty, split at their commas. */
interface Row {
  readonly line: number;
  readonly name: string;
  readonly cells: readonly string[];
}

/**
 * Reads a topology of SCALE-Sim: a line for each convolution, without padding, or for each product [M×K]·[K×N].
 *
 * Depthwise layers stand in its files as convolutions with one filter over all channels, and are read as they stand. The
 * layers have no edges, as a topology states none.
 *
 * @throws InputError with every problem and its line
 */
export function parseTopology(text: string, file: string): Network {
  const [header, ...rows] = tableRows(text);
  const isProduct = header?.cells.slice(0, 3).join() === PRODUCT.join();
  const columns = isProduct ? PRODUCT : CONVOLUTION;
  if (header === undefined || (!isProduct && header.cells.length < CONVOLUTION.length - 1)) {
    throw new InputError({
      file,
      line: 1,
      column: 1,
      rule: 'must begin with the names of its columns',
      got: header === undefined ? 'nothing' : `"${[header.name, ...header.cells].join(', ')}"`,
      remedy: `Write Layer name, ${CONVOLUTION.slice(0, 7).join(', ')}, or Layer, M, N, K`,
    });
  }
  const problems = rows.flatMap((row) => rowProblems(row, columns));
  const layers =
    problems.length > 0 ? [] : distinctNames(rows.map(isProduct ? toProduct : toConvolution));
  const misfits = layers.flatMap((layer, index) => windowProblems(layer, rows[index]?.line ?? 1));
  const empty = rows.length === 0 ? [{ rule: 'must list a layer', line: 2, column: 1 }] : [];
  const all: readonly Problem[] = [...problems, ...misfits, ...empty];
  if (all.length > 0) throw new InputError(all.map((problem) => ({ file, ...problem })));
  const name = basename(file).replace(/\.csv$/i, '');
  return { name, source: `SCALE-Sim topology ${basename(file)}`, layers, edges: [] };
}

function tableRows(text: string): Row[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    const cells = content.split(',').map((cell) => cell.trim());
    while (cells.at(-1) === '') cells.pop();
    const [name, ...others] = cells;
    return name === undefined ? [] : [{ line: index + 1, name, cells: others }];
  });
}

function rowProblems({ line, name, cells }: Row, columns: readonly string[]): Problem[] {
  const place = { line, column: 1, path: name };
  const needed = columns === PRODUCT ? PRODUCT.length : CONVOLUTION.length - 1;
  if (cells.length < needed || cells.length > columns.length) {
    const rule = `must have ${needed} numbers: ${columns.slice(0, needed).join(', ')}`;
    const remedy = 'Sparsity is not modelled: leave its column out';
    const got = `${cells.length}`;
    return [{ ...place, rule, got, ...(cells.length > columns.length ? { remedy } : {}) }];
  }
  return cells.flatMap((cell, index) => {
    if (/^\d+$/.test(cell) && Number(cell) >= 1 && Number(cell) <= MAX_EXTENT) return [];
    const rule = `${columns[index]} must be a whole number from 1 to ${MAX_EXTENT}`;
    return [{ ...place, rule, got: `"${cell}"` }];
  });
}

/** SCALE-Sim's outputs: ⌈(input − filter + stride) / stride⌉, so that a last window may hang over the end. */
function toConvolution({ name, cells }: Row): Layer {
  const [height = 1, width = 1, R = 1, S = 1, C = 1, K = 1, rowStride = 1, stride] =
    cells.map(Number);
  const columnStride = stride ?? rowStride;
  const P = Math.ceil((height - R + rowStride) / rowStride);
  const Q = Math.ceil((width - S + columnStride) / columnStride);
  return {
    name,
    operator: 'conv',
    extents: { ...UNIT_EXTENTS, K, C, P, Q, R, S },
    stride: { row: rowStride, column: columnStride },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: K * C * R * S,
  };
}

function toProduct({ name, cells }: Row): Layer {
  const [P = 1, K = 1, C = 1] = cells.map(Number);
  return {
    name,
    operator: 'gemm',
    extents: { ...UNIT_EXTENTS, P, K, C },
    stride: { row: 1, column: 1 },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: K * C,
  };
}

function windowProblems({ name, extents }: Layer, line: number): Problem[] {
  if (extents.P >= 1 && extents.Q >= 1) return [];
  return [{ line, column: 1, path: name, rule: 'the filter must fit into the input' }];
}

/** Files repeat names; `#2` and so on tells them apart. */
function distinctNames(layers: readonly Layer[]): Layer[] {
  const seen = new Map<string, number>();
  return layers.map((layer) => {
    const count = (seen.get(layer.name) ?? 0) + 1;
    seen.set(layer.name, count);
    return count === 1 ? layer : { ...layer, name: `${layer.name}#${count}` };
  });
}
