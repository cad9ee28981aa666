import { type ConvWork, taps } from './conv-work.ts';

/** What a chunk computes at once: several output channels, output and input channels, or output rows. */
export const CHUNK_PARALLELISMS = ['outputs', 'channels', 'rows'] as const;
export type ChunkParallelism = (typeof CHUNK_PARALLELISMS)[number];

/** Extents of a tile. */
export interface ChunkTile {
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
  readonly inputs: number;
}

/** One engine of a pipeline of engines ("chunk"), all of whose operands have one width. */
export interface ChunkEngine {
  /** Computes depthwise convolutions; its tiles have one input channel. */
  readonly depthwise: boolean;
  readonly parallelism: ChunkParallelism;
  /** What the buffers hold. */
  readonly buffer: ChunkTile;
  /** What is computed side by side, as far as the parallelism goes; at most the buffer. */
  readonly unroll: ChunkTile;
  readonly bits: number;
}

/** Operands of this width take one step of every port; narrower ones share it, also across words. */
const PORT_BITS = 16;
/** Values that a memory port moves in a cycle: between two and four, by the lanes that it serves. */
const LEAST_PORT_VALUES = 2;
const MOST_PORT_VALUES = 4;

/**
 * Cycles of one convolution on a chunk: per tile of outputs, a sweep over the input channels, of which each step reads weights
 * and then computes while the next inputs are read; then the outputs are written and their buffer is cleared.
 *
 * Numbers of tiles are quotients, not rounded up, as in the authors' model; a work whose extents the buffer divides is exact.
 * Source: Y. Fu et al., "Auto-NBA", ICML 2021, and the analytical model that was published with it.
 */
export function chunkCycles(work: ConvWork, engine: ChunkEngine): number {
  const { buffer } = engine;
  const outputTiles =
    (work.rows / buffer.rows) *
    (work.columns / buffer.columns) *
    ((engine.depthwise ? work.outputs * work.sets : work.outputs) / buffer.outputs);
  const step =
    Math.max(computeCycles(work, engine), inputCycles(work, engine)) + weightCycles(work, engine);
  const steps = engine.depthwise ? 1 : work.inputs / buffer.inputs;
  const sets = engine.depthwise ? 1 : work.sets;
  return sets * (step * steps + outputCycles(engine)) * outputTiles;
}

function computeCycles(work: ConvWork, { parallelism, buffer, unroll }: ChunkEngine): number {
  const macs = buffer.outputs * buffer.inputs * buffer.rows * buffer.columns * taps(work);
  switch (parallelism) {
    case 'outputs':
      return macs / unroll.outputs;
    case 'channels':
      return macs / (unroll.outputs * unroll.inputs);
    case 'rows':
      return macs / unroll.rows;
  }
}

/** Rows and columns of inputs that a buffer holds: at least those of the outputs that are computed side by side. */
export function inputExtents(
  work: ConvWork,
  { buffer, unroll }: ChunkEngine,
): { readonly rows: number; readonly columns: number } {
  return {
    rows: Math.max(unroll.rows + work.kernelRows - 1, buffer.rows),
    columns: Math.max(unroll.columns + work.kernelColumns - 1, buffer.columns),
  };
}

function inputCycles(work: ConvWork, engine: ChunkEngine): number {
  const { depthwise, parallelism, buffer, unroll, bits } = engine;
  const { rows, columns } = inputExtents(work, engine);
  const values = (depthwise ? buffer.outputs : buffer.inputs) * rows * columns;
  const lanes = depthwise ? unroll.outputs : parallelism === 'rows' ? rows : unroll.inputs;
  return Math.ceil(values / portValues(lanes)) * share(bits);
}

function weightCycles(work: ConvWork, { parallelism, buffer, unroll, bits }: ChunkEngine): number {
  const filters = buffer.outputs * buffer.inputs;
  if (parallelism === 'rows') return filters * work.kernelRows * share(bits);
  return Math.ceil((filters * taps(work)) / portValues(unroll.outputs)) * share(bits);
}

/** To write a tile of outputs, and to clear its buffer for the next. */
function outputCycles({ parallelism, buffer, unroll, bits }: ChunkEngine): number {
  const values = buffer.outputs * buffer.rows * buffer.columns;
  const lanes = parallelism === 'rows' ? unroll.rows : unroll.outputs;
  return (Math.ceil(values / portValues(lanes)) + values / lanes) * share(bits);
}

function portValues(lanes: number): number {
  return Math.max(Math.min(MOST_PORT_VALUES, lanes), LEAST_PORT_VALUES);
}

function share(bits: number): number {
  return bits / PORT_BITS;
}
