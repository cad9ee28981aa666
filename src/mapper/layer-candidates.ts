import type { LayerOnAccelerator } from '../cost/assemble-cost.ts';
import { DATAFLOWS } from '../mapping/dataflows.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { candidateNests, type SearchWidth } from './candidate-nests.ts';
import { layerProblem } from './layer-problem.ts';
import type { MappingObjective } from './mapped-network.ts';
import { toMapping } from './to-mapping.ts';

/** One layer to be mapped. */
export interface LayerJob extends LayerOnAccelerator {
  readonly objective: MappingObjective;
  readonly width: SearchWidth;
}

export interface LayerCandidate {
  readonly dataflow: string;
  readonly mapping: Mapping;
}

/** The nests to be scored for a layer, under every dataflow that the accelerator supports. */
export function layerCandidates(job: LayerJob): readonly LayerCandidate[] {
  const { layer, accelerator, costs, objective, width } = job;
  return DATAFLOWS.filter(({ name }) => accelerator.dataflows.includes(name)).flatMap(
    (dataflow) => {
      const problem = layerProblem(layer, accelerator, costs, dataflow);
      return candidateNests(problem, objective, width).map((nest) => ({
        dataflow: dataflow.name,
        mapping: toMapping(problem, nest),
      }));
    },
  );
}
