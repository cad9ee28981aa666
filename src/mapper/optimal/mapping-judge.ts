import { writeAlongX } from '../../cost/along-x.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import {
  type CompiledEvaluator,
  compileEvaluator,
  nestScores,
} from '../../cost/compile-evaluator.ts';
import type { Cost } from '../../cost/cost.ts';
import { nestRowLength, writeNestRow } from '../../cost/nest-columns.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { Mapspace } from './mapspace.ts';

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

export interface JudgeOptions {
  readonly objective: MappingObjective;
  readonly reuse: ReuseMode;
  readonly limitCycles: number;
}

/** Scores mappings of one mapspace by the reference's formulas, all in float64. */
export class MappingJudge {
  private readonly evaluator: CompiledEvaluator;
  private readonly rows: Float64Array;
  private readonly alongX: Float64Array;
  private readonly scores = nestScores(1);

  constructor(
    private readonly subject: LayerOnAccelerator,
    private readonly space: Mapspace,
    private readonly options: JudgeOptions,
  ) {
    const levels = space.levels.length;
    const keeps = space.levels.map((level) => level.keeps);
    this.evaluator = compileEvaluator({ ...subject, keeps, reuse: options.reuse });
    this.rows = new Float64Array(nestRowLength(levels));
    this.alongX = new Float64Array(levels * 8);
  }

  /** The merit of a mapping; infinite where it does not fit or is slower than the limit. */
  merit(mapping: Mapping): number {
    const { rows, alongX, scores } = this;
    const { objective, limitCycles } = this.options;
    writeNestRow(this.subject.layer, mapping, rows, 0);
    writeAlongX(mapping, alongX, 0);
    this.evaluator.score({ rows, count: 1, alongX }, scores);
    const latencyCycles = scores.latencyCycles[0] ?? Number.POSITIVE_INFINITY;
    const energyPj = scores.energyPj[0] ?? Number.POSITIVE_INFINITY;
    if (latencyCycles > limitCycles) return Number.POSITIVE_INFINITY;
    return costMerit(objective, { energyPj, latencyCycles });
  }

  /** The mapping with all that the reference says of it; null where it does not fit. */
  report(mapping: Mapping): JudgedMapping | null {
    const { objective, reuse } = this.options;
    const outcome = evaluate({ ...this.subject, mapping, reuse });
    if (!outcome.ok) return null;
    const cost = outcome.value;
    return { dataflow: this.space.dataflow, mapping, cost, merit: costMerit(objective, cost) };
  }
}
