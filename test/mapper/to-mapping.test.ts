import { describe, expect, it } from 'vitest';
import { UNIT } from '../../src/mapper/dim-vector.ts';
import { layerProblem } from '../../src/mapper/layer-problem.ts';
import type { PartialNest } from '../../src/mapper/partial-nest.ts';
import { toMapping } from '../../src/mapper/to-mapping.ts';
import type { Dataflow } from '../../src/mapping/dataflow.ts';
import { findDataflow } from '../../src/mapping/dataflows.ts';
import { shipped, shippedCosts } from '../support/shipped-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

describe('toMapping', () => {
  const accelerator = shipped('eyeriss');
  const layer = tinyLayer({ K: 6, C: 4, P: 26, Q: 13, R: 3, S: 3 });
  const flow = findDataflow('row-stationary') as Dataflow;
  const problem = layerProblem(layer, accelerator, shippedCosts(accelerator), flow);
  const nest: PartialNest = {
    spatial: {
      x: [UNIT, [1, 1, 1, 1, 13, 1, 1, 1], UNIT],
      y: [UNIT, [1, 1, 1, 4, 1, 1, 3, 1], UNIT],
      activePes: 156,
    },
    plans: [
      { temporal: [1, 1, 1, 1, 1, 1, 1, 3], stationary: 'outputs' },
      { temporal: [1, 1, 3, 1, 2, 13, 1, 1], stationary: 'weights' },
      { temporal: [1, 1, 2, 1, 1, 1, 1, 1], stationary: 'inputs' },
    ],
    tile: [1, 1, 6, 4, 26, 13, 3, 3],
    energyPj: 0,
    cycles: 0,
  };

  it('gives the loops of a group to its innermost level, in the order of the operand that stays', () => {
    expect(toMapping(problem, nest)).toEqual({
      levels: [
        {
          memory: 'DRAM',
          keeps: ['weights', 'inputs', 'outputs'],
          temporal: [{ dim: 'K', bound: 2 }],
          spatial: [],
        },
        {
          memory: 'global_buffer',
          keeps: ['inputs', 'outputs'],
          // Weights stay: P and Q innermost.
          temporal: [
            { dim: 'K', bound: 3 },
            { dim: 'P', bound: 2 },
            { dim: 'Q', bound: 13 },
          ],
          spatial: [
            { dim: 'P', bound: 13, axis: 'x' },
            { dim: 'C', bound: 4, axis: 'y' },
            { dim: 'R', bound: 3, axis: 'y' },
          ],
        },
        { memory: 'inputs_spad', keeps: ['inputs'], temporal: [], spatial: [] },
        { memory: 'weights_spad', keeps: ['weights'], temporal: [], spatial: [] },
        {
          memory: 'sums_spad',
          keeps: ['outputs'],
          temporal: [{ dim: 'S', bound: 3 }],
          spatial: [],
        },
      ],
    });
  });
});
