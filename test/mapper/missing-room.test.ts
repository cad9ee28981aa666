import { describe, expect, it } from 'vitest';
import { layerProblem } from '../../src/mapper/layer-problem.ts';
import { missingRoom } from '../../src/mapper/missing-room.ts';
import type { Dataflow } from '../../src/mapping/dataflow.ts';
import { findDataflow } from '../../src/mapping/dataflows.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyCosts, tinyLayer } from '../support/tiny-nest.ts';

/** A buffer of inputs above 4 × 8 PEs with a register file each, 16 bits an element. */
function missing(bufferBits: number, fileBits: number, doubleBuffered = false) {
  const accelerator = sampleAccelerator({
    peArray: { rows: 4, columns: 8 },
    memories: [
      sampleLevel({ name: 'DRAM', kind: 'dram', capacityBits: null }),
      sampleLevel({ name: 'GLB', holds: ['inputs'], capacityBits: bufferBits }),
      sampleLevel({
        name: 'RF',
        kind: 'register-file',
        capacityBits: fileBits,
        doubleBuffered,
        grid: { rows: 4, columns: 8 },
      }),
    ],
  });
  const layer = tinyLayer({ K: 8, C: 4, P: 5 }, { name: 'conv1' });
  const flow = findDataflow('weight-stationary') as Dataflow;
  return missingRoom(layerProblem(layer, accelerator, tinyCosts(3), flow));
}

describe('missingRoom', () => {
  it('is nothing where one element of each operand fits every PE, and the buffer serves them all', () => {
    // Kernels over columns, channels over rows: four inputs of 16 bits for all PEs.
    expect(missing(64, 48)).toEqual([]);
  });

  it('names each memory that is too small, with what the smallest tiles take', () => {
    expect(missing(63, 47)).toEqual([
      {
        code: 'capacity',
        path: 'layers.conv1.memories.GLB',
        need: 64,
        have: 63,
        unit: 'bits',
      },
      { code: 'capacity', path: 'layers.conv1.memories.RF', need: 48, have: 47, unit: 'bits' },
    ]);
  });

  it('halves what a double buffer has', () => {
    expect(missing(64, 95, true)).toMatchObject([{ need: 48, have: 47.5 }]);
  });
});
