import { type ChunkEngine, chunkCycles } from './chunk-engine.ts';
import { type ChunkResources, chunkResources } from './chunk-resources.ts';
import type { ConvWork } from './conv-work.ts';

/** An engine of a pipeline with the layers of every image that it computes, one after the other. */
export interface Chunk {
  readonly name: string;
  readonly engine: ChunkEngine;
  readonly works: readonly ConvWork[];
}

/** What a pipeline of chunks does, each of them busy with another image. */
export interface ChunkPipelineFigures extends ChunkResources {
  /** Cycles between two finished images: those of the slowest chunk. */
  readonly bottleneckCycles: number;
  /** Cycles of one image, from chunk to chunk. */
  readonly latencyCycles: number;
  readonly chunkCycles: readonly number[];
}

/** Throughput and size of a pipeline: each chunk is as large as its largest work needs (Fu et al., "Auto-NBA", ICML 2021). */
export function chunkPipelineFigures(chunks: readonly Chunk[]): ChunkPipelineFigures {
  const cycles = chunks.map(({ engine, works }) =>
    works.reduce((sum, work) => sum + chunkCycles(work, engine), 0),
  );
  const sizes = chunks.map(({ engine, works }) => {
    const each = works.map((work) => chunkResources(work, engine));
    return {
      dsp: Math.max(0, ...each.map(({ dsp }) => dsp)),
      bram18: Math.max(0, ...each.map(({ bram18 }) => bram18)),
    };
  });
  return {
    bottleneckCycles: Math.max(...cycles),
    latencyCycles: cycles.reduce((sum, each) => sum + each, 0),
    chunkCycles: cycles,
    dsp: sizes.reduce((sum, { dsp }) => sum + dsp, 0),
    bram18: sizes.reduce((sum, each) => sum + each.bram18, 0),
  };
}
