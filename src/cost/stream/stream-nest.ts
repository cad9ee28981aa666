import { ceilDiv } from '../../base/ceil-div.ts';
import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { NestRows } from '../nest-columns.ts';

/** A number for each loop dimension. */
export type PerDim = Readonly<Record<LoopDim, number>>;

/** A loop nest as the engine sees it that runs the loops of the DRAM level. */
export interface StreamNest {
  readonly extents: PerDim;
  /** What one step of the loops at DRAM covers, all children together. */
  readonly tile: PerDim;
  /** Children along each dimension, all levels together: what the array does at the same time. */
  readonly spatial: PerDim;
  /** Input rows or columns that one step of P, Q, R, S moves. */
  readonly moves: PerDim;
  /** Loops at DRAM with more than one step, outermost first. */
  readonly loops: readonly { readonly dim: LoopDim; readonly bound: number }[];
}

/**
 * Reads a nest from its row.
 *
 * @param rows    as `writeNestRow` writes them
 * @param at      where the row of the nest starts
 * @param levels  memory levels
 */
export function streamNest(rows: NestRows, at: number, levels: number): StreamNest {
  const spatialAt = at + 16 + (levels + 1) * 8;
  const positionAt = spatialAt + levels * 8;
  const cell = (index: number) => rows[index] ?? 1;
  const extents = perDim((index) => cell(at + index));
  const tile = perDim((index) =>
    Math.min(cell(at + index), cell(spatialAt + index) * cell(at + 24 + index)),
  );
  const spatial = perDim((index) => {
    let children = 1;
    for (let level = 0; level < levels; level++) children *= cell(spatialAt + level * 8 + index);
    return children;
  });
  const loops = LOOP_DIMS.map((dim, index) => ({
    dim,
    bound: ceilDiv(extents[dim], tile[dim]),
    position: cell(positionAt + index),
  }))
    .filter(({ bound }) => bound > 1)
    .sort((a, b) => a.position - b.position)
    .map(({ dim, bound }) => ({ dim, bound }));
  return { extents, tile, spatial, moves: perDim((index) => cell(at + 8 + index)), loops };
}

function perDim(value: (index: number) => number): PerDim {
  const [N = 1, G = 1, K = 1, C = 1, P = 1, Q = 1, R = 1, S = 1] = LOOP_DIMS.map((_, index) =>
    value(index),
  );
  return { N, G, K, C, P, Q, R, S };
}
