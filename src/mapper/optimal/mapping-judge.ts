import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { Cost } from '../../cost/cost.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import type { MappingObjective } from '../mapped-network.ts';

/** A mapping with what it costs, in float64. */
export interface JudgedMapping {
  readonly dataflow: string;
  readonly mapping: Mapping;
  readonly cost: Cost;
  readonly merit: number;
}

/** What the objective makes of a cost: pJ·cycles, cycles or pJ. */
export function costMerit(
  objective: MappingObjective,
  { energyPj, latencyCycles }: Pick<Cost, 'energyPj' | 'latencyCycles'>,
): number {
  switch (objective) {
    case 'edp':
      return energyPj * latencyCycles;
    case 'latency':
      return latencyCycles;
    case 'energy':
      return energyPj;
  }
}

/** The reference's word on a mapping; null where it does not fit or is slower than `limitCycles`. */
export function judge(
  subject: LayerOnAccelerator,
  dataflow: string,
  mapping: Mapping,
  objective: MappingObjective,
  reuse: ReuseMode,
  limitCycles: number,
): JudgedMapping | null {
  const outcome = evaluate({ ...subject, mapping, reuse });
  if (!outcome.ok || outcome.value.latencyCycles > limitCycles) return null;
  const cost = outcome.value;
  return { dataflow, mapping, cost, merit: costMerit(objective, cost) };
}
