import { ceilDiv } from '../../base/ceil-div.ts';
import type { Operand } from '../../workload/operand.ts';
import { greatestCommonDivisor } from '../formulas.ts';
import type { PerDim, StreamNest } from './stream-nest.ts';

/** What moves of one operand for one tile. */
export interface Moves {
  readonly bytes: number;
  /** On average over where its runs start: one that crosses lines takes a request for each. */
  readonly requests: number;
  /** Lines of the caches that hold it. */
  readonly lines: number;
}

/** Bytes of one element at the DRAM port. */
export type ElementBytes = Readonly<Record<Operand, number>>;

/**
 * Requests and lines of one operand's tile. In DRAM channels lie side by side: a tile is a number of runs of contiguous
 * bytes, one for each pixel (inputs, outputs) or for each tap and input channel (weights). A request stays within a run and
 * within a line: of n bytes that start at any multiple of g in a line of L, (n − g) / L + 1 lines are touched on average.
 *
 * @param extents       of the tile
 * @param requestBytes  bytes that one request carries at most
 */
export function tileMoves(
  operand: Operand,
  extents: PerDim,
  nest: StreamNest,
  elementBytes: ElementBytes,
  requestBytes: number,
  lineBytes: number,
): Moves {
  const { runs, elements, row, adjoin } = runsOf(operand, extents, nest);
  const runBytes = elements * elementBytes[operand];
  const bytes = runs * runBytes;
  const pieces = ceilDiv(runBytes, requestBytes);
  const start = startBytes(elements, row, elementBytes[operand], requestBytes, lineBytes);
  return {
    bytes,
    requests: runs * ((runBytes - pieces * start) / lineBytes + pieces),
    // Runs that adjoin share the lines at their ends.
    lines: adjoin ? bytes / lineBytes : runs * ceilDiv(runBytes, lineBytes),
  };
}

/** Bytes of all three operands' tiles. */
export function tileBytes(extents: PerDim, nest: StreamNest, elementBytes: ElementBytes): number {
  const { N, G, K, C, P, Q, R, S } = extents;
  return (
    elementBytes.inputs * inputPixels(extents, nest) * G * C +
    elementBytes.weights * G * K * C * R * S +
    elementBytes.outputs * N * G * K * P * Q
  );
}

/**
 * Requests start at multiples of this many bytes within a line: runs do at multiples of what rows and runs have in common,
 * and the requests of a run follow each other. In bits meanwhile, as elements may be narrower than a byte.
 */
function startBytes(
  elements: number,
  row: number,
  bytes: number,
  requestBytes: number,
  lineBytes: number,
): number {
  const run = greatestCommonDivisor(row, elements) * bytes * 8;
  const request = greatestCommonDivisor(requestBytes * 8, lineBytes * 8);
  return greatestCommonDivisor(run, request) / 8;
}

interface Runs {
  readonly runs: number;
  /** Elements of one run. */
  readonly elements: number;
  /** Elements from one pixel (or input channel) to the next. */
  readonly row: number;
  /** Whether a run ends where the next one starts. */
  readonly adjoin: boolean;
}

function runsOf(operand: Operand, extents: PerDim, nest: StreamNest): Runs {
  const { N, G, K, C, P, Q, R, S } = extents;
  switch (operand) {
    case 'inputs':
      return channelRuns(inputPixels(extents, nest), C, G, nest.extents.C, nest.extents.G);
    case 'outputs':
      return channelRuns(N * P * Q, K, G, nest.extents.K, nest.extents.G);
    case 'weights':
      return {
        runs: G * C * R * S,
        elements: K,
        row: nest.extents.K,
        adjoin: K === nest.extents.K,
      };
  }
}

/** Channels of several groups are contiguous only where each group is whole. */
function channelRuns(
  pixels: number,
  channels: number,
  groups: number,
  allChannels: number,
  allGroups: number,
): Runs {
  const isWhole = channels === allChannels;
  return {
    runs: isWhole ? pixels : pixels * groups,
    elements: isWhole ? channels * groups : channels,
    row: allChannels * allGroups,
    adjoin: isWhole && groups === allGroups,
  };
}

function inputPixels({ N, P, Q, R, S }: PerDim, { moves }: StreamNest): number {
  const rows = (P - 1) * moves.P + (R - 1) * moves.R + 1;
  const columns = (Q - 1) * moves.Q + (S - 1) * moves.S + 1;
  return N * rows * columns;
}
