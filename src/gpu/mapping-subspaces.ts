import type { LayerOnAccelerator } from '../cost/assemble-cost.ts';
import type { ReuseMode } from '../cost/nest-traffic.ts';
import type { MappingObjective } from '../mapper/mapped-network.ts';
import { ChoiceSheet } from '../mapper/optimal/choice-sheet.ts';
import type { Mapspace } from '../mapper/optimal/mapspace.ts';
import type { SplitOptions } from '../mapper/optimal/split-options.ts';
import { type SpaceCost, subspacesOf } from '../mapper/optimal/subspaces.ts';
import { type ClusteredOptions, clusteredOptions } from './clustered-options.ts';
import { type MappingScore, mappingScore } from './mapping-score.ts';
import { mappingSource } from './mapping-source.ts';

/** One layer on one design, and what is asked for. */
export interface MappingProblem extends LayerOnAccelerator {
  /** Searched together: the best mapping of any of them is found. */
  readonly spaces: readonly Mapspace[];
  readonly objective: MappingObjective;
  readonly reuse: ReuseMode;
  /** Only mappings that take no more cycles. */
  readonly limitCycles?: number;
}

/** What all plans of a mapspace share, with its kernel. */
export interface SpaceScore extends SpaceCost {
  readonly score: MappingScore;
  /** Text of the kernel: spaces of equal texts are scored in one launch. */
  readonly source: string;
}

/** Every mapping of one plan of re-use: one option of each group. */
export interface Subspace {
  readonly shared: SpaceScore;
  readonly groups: readonly ClusteredOptions[];
  /** Writes the nests of a choice, one for each order of its loops. */
  readonly sheet: ChoiceSheet;
}

/** The subspaces of a problem; those without any way to split a group are left out. */
export function mappingSubspaces(problem: MappingProblem): readonly Subspace[] {
  return problem.spaces.flatMap((space) => subspacesWithKernel(problem, space));
}

function subspacesWithKernel(problem: MappingProblem, space: Mapspace): readonly Subspace[] {
  const { layer, objective, reuse, limitCycles = Number.POSITIVE_INFINITY } = problem;
  const settings = { objective, reuse, limitCycles };
  const found = subspacesOf(problem, space, settings);
  const [first] = found;
  if (first === undefined) return [];
  const { cost } = first;
  const score = mappingScore(problem, cost.columns, settings);
  const shared = { ...cost, score, source: mappingSource(score) };
  const known = new Map<SplitOptions, ClusteredOptions>();
  const clustered = (options: SplitOptions): ClusteredOptions => {
    const made = known.get(options) ?? clusteredOptions(options, cost.weights);
    known.set(options, made);
    return made;
  };
  return found.map(({ plan, options }) => ({
    shared,
    groups: options.map(clustered),
    sheet: new ChoiceSheet(layer, plan, options),
  }));
}
