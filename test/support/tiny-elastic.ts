import { resnetElastic } from '../../models/spaces/resnet-elastic.ts';
import type { SupernetGenes } from '../../src/accuracy/supernet/supernet-space.ts';
import type { Computation } from '../../src/workload/computation.ts';

/** A space of sixteen networks on images of 6×6 and 8×8, for trainings of a fraction of a second. */
export const ELASTIC_GENES = [
  { name: 'resolution', choices: [6, 8] },
  { name: 'width1', choices: [2, 4] },
  { name: 'blocks1', choices: [0, 1] },
  { name: 'kernel1', choices: [3, 5] },
];

export const SMALLEST: SupernetGenes = { resolution: 6, width1: 2, blocks1: 0, kernel1: 3 };
export const LARGEST: SupernetGenes = { resolution: 8, width1: 4, blocks1: 1, kernel1: 5 };

/** Two stages, the second of which stays as it is. */
export function elasticNetwork(genes: SupernetGenes): Computation {
  return resnetElastic({
    resolution: Number(genes.resolution),
    widths: [Number(genes.width1), 4],
    blocks: [Number(genes.blocks1), 0],
    kernels: [Number(genes.kernel1), 3],
    classes: 12,
  });
}
