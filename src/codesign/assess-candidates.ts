import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Accuracy, AccuracyEstimator } from '../accuracy/accuracy.ts';
import type { Infeasibility } from '../base/outcome.ts';
import type { HardwareCost } from '../cost/cost.ts';
import type { MappedNetwork, MappingObjective, NetworkMapper } from '../mapper/mapped-network.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { excess, type Limit, overLimit } from './constraints.ts';
import type { Candidate } from './decode.ts';

/** An accelerator's own costs, and what it needs beyond its device (none for a chip). */
export interface HardwareAssessment {
  readonly costs: CostTable;
  readonly hardware: HardwareCost;
  readonly overBudget: readonly Infeasibility[];
}

/** What candidates are judged with; implementations are handed in. */
export interface Judges {
  readonly mapper: NetworkMapper;
  readonly mappingObjective: MappingObjective;
  readonly estimator: AccuracyEstimator;
  readonly assessHardware: (accelerator: Accelerator) => HardwareAssessment;
  readonly limits: readonly Limit[];
}

/** What became of one candidate: everything that is known, and why it is infeasible. */
export interface Assessment {
  readonly candidate: Candidate;
  readonly accuracy: Accuracy;
  readonly hardware: HardwareCost;
  readonly mapped: MappedNetwork | null;
  /** Resources of the device that are missing. */
  readonly overBudget: readonly Infeasibility[];
  /** Why no mapping was found. */
  readonly unmappable: readonly Infeasibility[];
}

/**
 * Judges candidates together: accuracy for all, mappings for those whose hardware is within its limits.
 *
 * Mapping is what takes time, so hardware that is too large is told apart before it.
 */
export async function assessCandidates(
  judges: Judges,
  candidates: readonly Candidate[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly Assessment[]> {
  const accuracies = await judges.estimator.estimate(
    candidates.map(({ network, networkGenes }) => ({ network, genes: networkGenes })),
    options,
  );
  const unmapped = candidates.map((candidate, index) => {
    const accuracy = at(accuracies, index);
    return { candidate, accuracy, ...judges.assessHardware(candidate.accelerator) };
  });
  const mappable = unmapped.filter((item) => isWithinLimits(judges, item));
  const outcomes = await judges.mapper.map(
    mappable.map(({ candidate: { network, accelerator }, costs }) => {
      return { network, accelerator, costs, objective: judges.mappingObjective };
    }),
    options,
  );
  const outcomeOf = new Map(mappable.map((item, index) => [item, at(outcomes, index)]));
  return unmapped.map((item) => {
    const { candidate, accuracy, hardware, overBudget } = item;
    const outcome = outcomeOf.get(item);
    return {
      candidate,
      accuracy,
      hardware,
      overBudget,
      mapped: outcome?.ok ? outcome.value : null,
      unmappable: outcome === undefined || outcome.ok ? [] : outcome.reasons,
    };
  });
}

/** Every reason why a design is infeasible, with what it needs and what there is. */
export function infeasibilities(
  limits: readonly Limit[],
  assessment: Assessment,
): readonly Infeasibility[] {
  const over = limits.map((limit) => overLimit(limit, assessment)).filter((item) => item !== null);
  return [...over, ...assessment.overBudget, ...assessment.unmappable];
}

function isWithinLimits(
  { limits }: Judges,
  known: Pick<Assessment, 'accuracy' | 'hardware' | 'overBudget'>,
): boolean {
  const before = { ...known, mapped: null };
  return known.overBudget.length === 0 && limits.every((limit) => excess(limit, before) <= 0);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`expected a result for candidate ${index}`);
  return item;
}
