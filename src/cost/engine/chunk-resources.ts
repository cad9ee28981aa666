import { type ChunkEngine, type ChunkTile, inputExtents } from './chunk-engine.ts';
import type { ConvWork } from './conv-work.ts';

/** What a chunk takes up. */
export interface ChunkResources {
  /** Blocks for factors of 16 bits; narrower ones take a share. */
  readonly dsp: number;
  /** Blocks of 18 Kbit. */
  readonly bram18: number;
}

/** Bits that the authors' model puts into a block of 18 Kbit. */
const BLOCK_BITS = 18_000;
const DSP_BITS = 16;

/** Equal memories side by side. */
interface Banks {
  readonly count: number;
  readonly words: number;
}

/**
 * DSP blocks and block RAM of a chunk that computes a work: inputs in two buffers, outputs in one; weights are kept in look-up
 * tables except where rows are computed in parallel.
 *
 * Source: Y. Fu et al., "Auto-NBA", ICML 2021, and the analytical model that was published with it.
 */
export function chunkResources(work: ConvWork, engine: ChunkEngine): ChunkResources {
  const { bits } = engine;
  const { inputs, outputs, weights } = banksOf(work, engine);
  const blocks = ({ count, words }: Banks) => count * Math.ceil((words * bits) / BLOCK_BITS);
  return {
    dsp: (multipliers(engine) * bits) / DSP_BITS,
    bram18: 2 * blocks(inputs) + blocks(outputs) + (weights === null ? 0 : blocks(weights)),
  };
}

function multipliers({ parallelism, unroll }: ChunkEngine): number {
  switch (parallelism) {
    case 'outputs':
      return unroll.outputs;
    case 'channels':
      return unroll.outputs * unroll.inputs;
    case 'rows':
      return unroll.rows;
  }
}

function banksOf(
  work: ConvWork,
  engine: ChunkEngine,
): { readonly inputs: Banks; readonly outputs: Banks; readonly weights: Banks | null } {
  const { parallelism, buffer, unroll } = engine;
  const { rows, columns } = inputExtents(work, engine);
  const filters = buffer.outputs * buffer.inputs;
  if (parallelism === 'rows') {
    return {
      inputs: { count: rows, words: columns * buffer.inputs },
      outputs: { count: unroll.rows, words: buffer.columns * buffer.outputs },
      weights: { count: work.kernelRows, words: work.kernelColumns * filters },
    };
  }
  return {
    inputs: inputBanks(engine, rows * columns),
    outputs: {
      count: unroll.outputs,
      words: (buffer.rows * buffer.columns * buffer.outputs) / unroll.outputs,
    },
    weights: null,
  };
}

/** A bank for each channel that is read at once. */
function inputBanks({ depthwise, buffer, unroll }: ChunkEngine, places: number): Banks {
  const channels = (tile: ChunkTile) => (depthwise ? tile.outputs : tile.inputs);
  return { count: channels(unroll), words: (places * channels(buffer)) / channels(unroll) };
}
