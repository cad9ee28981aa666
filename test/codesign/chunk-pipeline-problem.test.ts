import { describe, expect, it } from 'vitest';
import {
  type ChunkSlot,
  chunkPipelineProblem,
  decodeChunks,
} from '../../src/codesign/chunk-pipeline-problem.ts';
import { chunkPipelineFigures } from '../../src/cost/engine/chunk-pipeline.ts';
import { minimize, nsga2 } from '../../src/search/public.ts';
import { conv } from '../support/conv-work.ts';

const SLOTS: readonly ChunkSlot[] = [
  {
    name: 'dense',
    depthwise: false,
    bits: 16,
    works: [conv([8, 8], [4, 3])],
    rows: [1, 2, 4],
    columns: [1, 2, 4],
    outputs: [1, 2, 4, 8],
    inputs: [1, 2, 4],
  },
  {
    name: 'depthwise',
    depthwise: true,
    bits: 16,
    works: [conv([1, 1], [4, 3], { sets: 8 })],
    rows: [1, 2, 4],
    columns: [1, 2, 4],
    outputs: [1, 2, 4],
    inputs: [1],
  },
];
const BUDGET = { dsp: 20, bram18: 60 };

describe('chunkPipelineProblem', () => {
  it('has no genome whose unroll is larger than its buffer', () => {
    const genome = [2, 0, 0, 1, 0, 2, 1, 2, 2, 1, 2, 0, 1, 1, 0, 2, 0, 0];
    const [dense, depthwise] = decodeChunks(SLOTS, genome);
    expect(dense?.engine).toMatchObject({
      parallelism: 'rows',
      buffer: { rows: 1, columns: 2, outputs: 4, inputs: 4 },
      unroll: { rows: 1, columns: 2, outputs: 2, inputs: 1 },
    });
    expect(depthwise?.engine.unroll).toEqual({ rows: 4, columns: 1, outputs: 1, inputs: 1 });
  });

  it('finds designs within the budget, judged by the pipeline', async () => {
    const problem = chunkPipelineProblem(SLOTS, BUDGET);
    const { front } = await minimize({ problem, algorithm: nsga2, seed: 1, maxEvaluations: 600 });
    const [best] = front;
    const figures = chunkPipelineFigures(decodeChunks(SLOTS, best?.genome ?? []));
    expect(best?.objectives).toEqual([figures.bottleneckCycles, figures.latencyCycles]);
    expect(figures.dsp).toBeLessThanOrEqual(BUDGET.dsp);
    expect(figures.bram18).toBeLessThanOrEqual(BUDGET.bram18);
  });
});
