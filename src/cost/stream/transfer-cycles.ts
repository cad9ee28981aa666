import type { TileStream } from '../../accelerator/tile-stream.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';
import { transferCycles } from '../formulas.ts';
import { missedShare } from './missed-share.ts';
import type { PerDim, StreamNest } from './stream-nest.ts';
import { type ElementBytes, tileMoves } from './tile-moves.ts';

/** The port that tiles pass between DRAM and the chip. */
export interface StreamPort {
  readonly stream: TileStream;
  /** 0 where the bits are never the limit. */
  readonly readBitsPerCycle: number;
  readonly writeBitsPerCycle: number;
  readonly elementBytes: ElementBytes;
  /** Bytes that one write carries at most: a row of the array's columns. */
  readonly writeBytes: number;
}

/** Cycles of the port for one tile, by operand. */
export type TileTransfer = Readonly<Record<Operand, number>>;

/** Cycles that the port takes for each operand of a tile, as a function of the tile's extents. */
export function tileTransfer(nest: StreamNest, port: StreamPort): (tile: PerDim) => TileTransfer {
  const { requests, writeMissFactor } = port.stream;
  const perLine = OPERANDS.map((operand) => missCycles(operand, nest, port));
  const cycles = (operand: Operand, tile: PerDim, cyclesPerLine: number) => {
    const isWrite = operand === 'outputs';
    const moves = tileMoves(
      operand,
      tile,
      nest,
      port.elementBytes,
      isWrite ? port.writeBytes : requests.lineBytes,
      requests.lineBytes,
    );
    const perRequest = isWrite ? requests.writeCycles : requests.readCycles;
    return (
      transferCycles(moves.bytes * 8, isWrite ? port.writeBitsPerCycle : port.readBitsPerCycle) +
      moves.requests * perRequest +
      moves.lines * cyclesPerLine * (isWrite ? writeMissFactor : 1)
    );
  };
  const [weights = 0, inputs = 0, outputs = 0] = perLine;
  return (tile) => ({
    weights: cycles('weights', tile, weights),
    inputs: cycles('inputs', tile, inputs),
    outputs: cycles('outputs', tile, outputs),
  });
}

/** Mean cycles that a line of an operand waits because caches do not hold it. */
function missCycles(
  operand: Operand,
  nest: StreamNest,
  { stream, elementBytes }: StreamPort,
): number {
  return stream.caches.reduce(
    (cycles, { capacityBits, missCycles: missed }) =>
      cycles + missed * missedShare(operand, nest, elementBytes, capacityBits / 8),
    0,
  );
}
