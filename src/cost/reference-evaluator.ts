import { feasible, type Infeasibility, infeasible, type Outcome } from '../base/outcome.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { mappingReasons } from '../mapping/validate-mapping.ts';
import { macPj } from '../technology/cost-table.ts';
import { OPERANDS } from '../workload/operand.ts';
import { assembleCost, type LayerOnAccelerator, macBits } from './assemble-cost.ts';
import { capacityReasons, occupiedBits } from './capacity.ts';
import { walkedCycles } from './compute-cycles.ts';
import type { Cost } from './cost.ts';
import { nestRow } from './nest-columns.ts';
import { pairColumns } from './nest-pairs.ts';
import { NestScorer } from './nest-scorer.ts';
import { type ReuseMode, TrafficCounter } from './nest-traffic.ts';
import { countedPairs, networkEnergyPj } from './network-energy.ts';

/** What the reference evaluator needs to know of one layer on one accelerator. */
export interface EvaluationRequest extends LayerOnAccelerator {
  readonly mapping: Mapping;
  readonly reuse?: ReuseMode;
}

/**
 * What a layer costs with a mapping, in float64: the authority that every reported number comes from.
 *
 * @returns the cost, or every reason why the mapping does not fit
 * Equations and assumptions: docs/model.md.
 */
export function evaluate(request: EvaluationRequest): Outcome<Cost> {
  const { layer, accelerator, mapping, reuse = 'stepwise' } = request;
  const misfits = mappingReasons(layer, accelerator, mapping);
  if (misfits.length > 0) return infeasible(misfits);
  const keeps = mapping.levels.map((level) => level.keeps);
  const rows = nestRow(layer, mapping);
  const levels = mapping.levels.length;
  const { kept, all, networks } = countedPairs(accelerator, request.costs, keeps);
  const counter = new TrafficCounter({ levels, pairs: pairColumns(all), reuse }, 1);
  const table = new Float64Array(counter.fields);
  counter.count(rows, 0, table, 0);
  const networkPj = networkEnergyPj(layer, networks, mapping, table, reuse);
  const compute = walkedCycles(counter.walks, 0, levels);
  const score = new NestScorer(request, kept, reuse).score(rows, 0, table, 0, compute, networkPj);
  const occupied = keeps.map((operands, level) => {
    const isKept = OPERANDS.map((operand) => operands.includes(operand));
    return occupiedBits(rows, 0, level, isKept, score.bits);
  });
  const reasons = [...capacityReasons(accelerator, occupied), ...precisionReasons(request)];
  return reasons.length > 0
    ? infeasible(reasons)
    : feasible(assembleCost(request, score, occupied));
}

/** The layer is wider than any multiplier that the cost table prices. */
function precisionReasons({
  layer,
  accelerator,
  costs,
}: LayerOnAccelerator): readonly Infeasibility[] {
  const need = macBits(layer, accelerator);
  if (macPj(costs, need) !== null) return [];
  const have = costs.macEnergy.at(-1)?.bits ?? 0;
  return [{ code: 'precision', path: `layers.${layer.name}`, need, have, unit: 'bits' }];
}
