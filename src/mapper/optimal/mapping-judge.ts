import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import {
  type CompiledEvaluator,
  compileEvaluator,
  type NestScores,
  nestScores,
} from '../../cost/compile-evaluator.ts';
import type { Cost } from '../../cost/cost.ts';
import { nestRowLength } from '../../cost/nest-columns.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { ChoiceSheet } from './choice-sheet.ts';
import type { Mapspace } from './mapspace.ts';
import { rowMapping } from './row-mapping.ts';

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
  private readonly scores: NestScores;

  constructor(
    private readonly subject: LayerOnAccelerator,
    private readonly space: Mapspace,
    private readonly options: JudgeOptions,
  ) {
    const keeps = space.levels.map((level) => level.keeps);
    this.evaluator = compileEvaluator({ ...subject, keeps, reuse: options.reuse });
    this.scores = nestScores(ROWS_AT_ONCE);
  }

  /** The best row of a sheet; its merit is infinite where none fits, or all are slower than the limit. */
  best(sheet: ChoiceSheet): { readonly row: number; readonly merit: number } {
    const { objective, limitCycles } = this.options;
    let best = { row: 0, merit: Number.POSITIVE_INFINITY };
    for (let start = 0; start < sheet.count; start += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, sheet.count - start);
      this.score(sheet, start, count);
      for (let row = 0; row < count; row++) {
        const latencyCycles = this.scores.latencyCycles[row] ?? Number.POSITIVE_INFINITY;
        const energyPj = this.scores.energyPj[row] ?? Number.POSITIVE_INFINITY;
        if (latencyCycles > limitCycles) continue;
        const merit = costMerit(objective, { energyPj, latencyCycles });
        if (merit < best.merit) best = { row: start + row, merit };
      }
    }
    return best;
  }

  private score({ rows, alongX, count: all }: ChoiceSheet, start: number, count: number): void {
    const levels = this.space.levels.length;
    const length = nestRowLength(levels);
    const sheet =
      count === all
        ? { rows, alongX, count }
        : {
            rows: rows.subarray(start * length, (start + count) * length),
            alongX: alongX.subarray(start * levels * 8, (start + count) * levels * 8),
            count,
          };
    this.evaluator.score(sheet, this.scores);
  }

  /** A row of a sheet as a mapping, with all that the reference says of it; null where it does not fit. */
  report(sheet: ChoiceSheet, row: number): JudgedMapping | null {
    const { objective, reuse } = this.options;
    const mapping = rowMapping(this.subject.accelerator, this.space, sheet, row);
    const outcome = evaluate({ ...this.subject, mapping, reuse });
    if (!outcome.ok) return null;
    const cost = outcome.value;
    return { dataflow: this.space.dataflow, mapping, cost, merit: costMerit(objective, cost) };
  }
}

/** Rows that are scored in one call. */
const ROWS_AT_ONCE = 64;
