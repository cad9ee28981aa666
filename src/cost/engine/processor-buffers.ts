import type { Infeasibility } from '../../base/outcome.ts';
import type { DspFamily } from '../../technology/fpga-device.ts';
import type { ConvWork } from './conv-work.ts';
import type { LayerProcessor } from './multi-clp.ts';
import {
  type BankDepths,
  inputTileWords,
  type OutputTile,
  tiledResources,
  tiledTransferWords,
} from './tiled-engine.ts';

/** Tiles that processors compute, and what their buffers take up. */
export interface ProcessorBuffers {
  /** Words that a bank of inputs or outputs holds. */
  readonly bankWords: number;
  readonly bram18: number;
  /** Words between DRAM and all processors for one image each. */
  readonly transferWords: number;
}

/** Words of the smallest and the largest bank that is tried. */
const SMALLEST_BANK = 1;
const LARGEST_BANK = 2 ** 16;

/** The largest square tile, one value at least, whose inputs and outputs are at most so many words a channel. */
export function tileWithin(work: ConvWork, bankWords: number): OutputTile {
  const fits = (side: number) => {
    const tile = { rows: Math.min(side, work.rows), columns: Math.min(side, work.columns) };
    return tile.rows * tile.columns <= bankWords && inputTileWords(work, tile) <= bankWords;
  };
  let side = 1;
  while (side < Math.max(work.rows, work.columns) && fits(side + 1)) side += 1;
  return { rows: Math.min(side, work.rows), columns: Math.min(side, work.columns) };
}

/**
 * The largest tiles whose buffers fit the block RAM: large tiles read less of their neighbours' inputs.
 *
 * @returns the buffers, or what the smallest ones need and there is
 */
export function fitBuffers(
  processors: readonly LayerProcessor[],
  at: { readonly family: DspFamily; readonly bits: number; readonly maxBram18: number },
): ProcessorBuffers | Infeasibility {
  let best: ProcessorBuffers | null = null;
  for (let words = SMALLEST_BANK; words <= LARGEST_BANK; words *= 2) {
    const bram18 = bramOf(processors, words, at);
    if (bram18 > at.maxBram18) break;
    best = { bankWords: words, bram18, transferWords: transfersOf(processors, words) };
  }
  if (best !== null) return best;
  return {
    code: 'resource',
    path: 'fpga.bram18',
    need: bramOf(processors, SMALLEST_BANK, at),
    have: at.maxBram18,
    unit: 'block RAMs',
  };
}

function bramOf(
  processors: readonly LayerProcessor[],
  bankWords: number,
  { family, bits }: { readonly family: DspFamily; readonly bits: number },
): number {
  return processors.reduce((sum, { unroll, works }) => {
    const layout = { depths: depthsOf(works, bankWords), bits, pingPong: 'one-memory' } as const;
    return sum + tiledResources(family, unroll, layout).bram18;
  }, 0);
}

function depthsOf(works: readonly ConvWork[], bankWords: number): BankDepths {
  const tiles = works.map((work) => ({ work, tile: tileWithin(work, bankWords) }));
  return {
    inputs: Math.max(...tiles.map(({ work, tile }) => inputTileWords(work, tile))),
    weights: Math.max(...works.map(({ kernelRows, kernelColumns }) => kernelRows * kernelColumns)),
    outputs: Math.max(...tiles.map(({ tile }) => tile.rows * tile.columns)),
  };
}

function transfersOf(processors: readonly LayerProcessor[], bankWords: number): number {
  return processors
    .flatMap(({ unroll, works }) =>
      works.map(
        (work) => work.sets * tiledTransferWords(work, unroll, tileWithin(work, bankWords)),
      ),
    )
    .reduce((sum, words) => sum + words, 0);
}
