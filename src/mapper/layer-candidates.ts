import type { Accelerator } from '../accelerator/accelerator.ts';
import type { LayerOnAccelerator } from '../cost/assemble-cost.ts';
import { asWired } from '../mapping/as-wired.ts';
import type { Dataflow } from '../mapping/dataflow.ts';
import { DATAFLOWS } from '../mapping/dataflows.ts';
import { candidateNests, type SearchWidth } from './candidate-nests.ts';
import { type LayerProblem, layerProblem } from './layer-problem.ts';
import type { MappingObjective } from './mapped-network.ts';
import type { PartialNest } from './partial-nest.ts';

/** One layer to be mapped. */
export interface LayerJob extends LayerOnAccelerator {
  readonly objective: MappingObjective;
  readonly width: SearchWidth;
}

/** A nest to be scored, in the terms of its problem. */
export interface LayerCandidate {
  readonly problem: LayerProblem;
  readonly nest: PartialNest;
}

/** The nests to be scored for a layer, under every dataflow that the accelerator supports. */
export function layerCandidates(job: LayerJob): readonly LayerCandidate[] {
  const { layer, accelerator, costs, objective, width } = job;
  return dataflowsOf(accelerator).flatMap((dataflow) => {
    const problem = layerProblem(layer, accelerator, costs, dataflow);
    return candidateNests(problem, objective, width).map((nest) => ({ problem, nest }));
  });
}

/** The dataflows that an accelerator names, in the order in which all are listed. */
export function dataflowsOf({ dataflows }: Accelerator): readonly Dataflow[] {
  return [...DATAFLOWS, asWired].filter(({ name }) => dataflows.includes(name));
}
