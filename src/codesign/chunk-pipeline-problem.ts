import {
  CHUNK_PARALLELISMS,
  type ChunkEngine,
  type ChunkParallelism,
  type ChunkTile,
} from '../cost/engine/chunk-engine.ts';
import {
  type Chunk,
  type ChunkPipelineFigures,
  chunkPipelineFigures,
} from '../cost/engine/chunk-pipeline.ts';
import type { ConvWork } from '../cost/engine/conv-work.ts';
import type { Evaluation, Gene, Genome, Problem } from '../search/problem.ts';

/** A chunk whose engine is searched: what it computes, and the choices for each side of its buffer and unroll, ascending. */
export interface ChunkSlot {
  readonly name: string;
  readonly depthwise: boolean;
  readonly bits: number;
  readonly works: readonly ConvWork[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly outputs: readonly number[];
  readonly inputs: readonly number[];
}

/** What the pipeline may take up. */
export interface ChunkBudget {
  readonly dsp: number;
  readonly bram18: number;
}

const SIDES = ['rows', 'columns', 'outputs', 'inputs'] as const;

/** Genes of one chunk: its parallelism, then for each side the buffer and how far below it the unroll is. */
const GENES_PER_CHUNK = 1 + 2 * SIDES.length;

/**
 * Searches the engines of a pipeline: cycles of the slowest chunk, and of all of them, which tells designs apart whose slowest
 * chunk is the same. The budget is a constraint.
 */
export function chunkPipelineProblem(slots: readonly ChunkSlot[], budget: ChunkBudget): Problem {
  const judge = (genome: Genome): Evaluation => {
    const figures = chunkPipelineFigures(decodeChunks(slots, genome));
    return {
      objectives: [figures.bottleneckCycles, figures.latencyCycles],
      violations: violations(figures, budget),
    };
  };
  return {
    name: 'chunk-pipeline',
    space: { genes: slots.flatMap(genesOf) },
    objectives: [
      { key: 'bottleneckCycles', label: 'cycles between two images', unit: 'cycles' },
      { key: 'latencyCycles', label: 'cycles of one image', unit: 'cycles' },
    ],
    constraints: ['dsp', 'bram18'],
    evaluate: async (batch) => batch.map(judge),
  };
}

/** The chunks that a genome stands for. */
export function decodeChunks(slots: readonly ChunkSlot[], genome: Genome): readonly Chunk[] {
  return slots.map((slot, index) => ({
    name: slot.name,
    works: slot.works,
    engine: toEngine(slot, genome.slice(index * GENES_PER_CHUNK, (index + 1) * GENES_PER_CHUNK)),
  }));
}

function violations(figures: ChunkPipelineFigures, { dsp, bram18 }: ChunkBudget): number[] {
  return [(figures.dsp - dsp) / dsp, (figures.bram18 - bram18) / bram18];
}

function parallelismsOf({ depthwise }: ChunkSlot): readonly ChunkParallelism[] {
  return depthwise ? ['outputs', 'rows'] : CHUNK_PARALLELISMS;
}

function genesOf(slot: ChunkSlot): Gene[] {
  const { name } = slot;
  return [
    { kind: 'categorical', name: `${name}.parallelism`, choices: parallelismsOf(slot) },
    ...SIDES.flatMap((side): Gene[] => {
      const high = slot[side].length - 1;
      return [
        { kind: 'integer', name: `${name}.buffer.${side}`, low: 0, high },
        { kind: 'integer', name: `${name}.unrollBelow.${side}`, low: 0, high },
      ];
    }),
  ];
}

/** The unroll is told by its distance from the buffer, so that no genome has an unroll that is larger than its buffer. */
function toEngine(slot: ChunkSlot, genes: Genome): ChunkEngine {
  const [parallelism = 0, ...sides] = genes;
  const tile = (choose: (buffer: number, below: number) => number): ChunkTile => {
    const side = (index: number) => {
      const buffer = sides[2 * index] ?? 0;
      const below = sides[2 * index + 1] ?? 0;
      return slot[SIDES[index] ?? 'rows'][choose(buffer, below)] ?? 1;
    };
    return { rows: side(0), columns: side(1), outputs: side(2), inputs: side(3) };
  };
  return {
    depthwise: slot.depthwise,
    bits: slot.bits,
    parallelism: parallelismsOf(slot)[parallelism] ?? 'outputs',
    buffer: tile((buffer) => buffer),
    unroll: tile((buffer, below) => Math.max(0, buffer - below)),
  };
}
