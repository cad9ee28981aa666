import { describe, expect, it } from 'vitest';
import { type ChunkEngine, chunkCycles } from '../../../src/cost/engine/chunk-engine.ts';
import { chunkPipelineFigures } from '../../../src/cost/engine/chunk-pipeline.ts';
import { conv } from '../../support/conv-work.ts';

const ENGINE: ChunkEngine = {
  depthwise: false,
  parallelism: 'channels',
  buffer: { rows: 4, columns: 4, outputs: 4, inputs: 4 },
  unroll: { rows: 1, columns: 1, outputs: 2, inputs: 2 },
  bits: 16,
};

describe('chunkPipelineFigures', () => {
  it('is as fast as its slowest chunk and as large as all of them', () => {
    const works = [conv([8, 4], [8, 3]), conv([4, 8], [8, 1])];
    const [first = works[0], second = works[1]] = works;
    if (first === undefined || second === undefined) throw new Error('two works');
    const both = chunkPipelineFigures([
      { name: 'a', engine: ENGINE, works: [first] },
      { name: 'b', engine: { ...ENGINE, bits: 8 }, works: [second, second] },
    ]);
    const slow = chunkCycles(first, ENGINE);
    const fast = 2 * chunkCycles(second, { ...ENGINE, bits: 8 });
    // Each chunk: 2 input banks twice and 2 output banks; 4 multipliers of one DSP block, and of half a one
    expect(both).toEqual({
      bottleneckCycles: Math.max(slow, fast),
      latencyCycles: slow + fast,
      chunkCycles: [slow, fast],
      dsp: 4 + 2,
      bram18: 6 + 6,
    });
  });
});
