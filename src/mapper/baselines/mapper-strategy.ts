import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { JudgedMapping } from '../optimal/mapping-judge.ts';
import type { Mapspace } from '../optimal/mapspace.ts';

/** What a strategy searches, and for how long. */
export interface StrategyRequest extends LayerOnAccelerator {
  readonly spaces: readonly Mapspace[];
  readonly objective: MappingObjective;
  readonly reuse: ReuseMode;
  /** Whole number of 32 bits: the same seed, the same run. */
  readonly seed: number;
  /** Mappings that may be scored, those that do not fit included. */
  readonly evaluations: number;
  /** Asked now and then; the search ends early once it says so. */
  readonly shouldStop?: () => boolean;
  readonly onImprovement?: (point: CurvePoint) => void;
}

/** The best merit after a number of evaluations. */
export interface CurvePoint {
  readonly evaluated: number;
  readonly merit: number;
}

export interface StrategyResult {
  /** Null where nothing that fits was found. */
  readonly best: JudgedMapping | null;
  readonly evaluated: number;
  /** Of the evaluated mappings, those that fit. */
  readonly valid: number;
  /** Every improvement. */
  readonly curve: readonly CurvePoint[];
}

/** A way to look for good mappings without proof, to be compared with the optimal search on equal terms. */
export interface MapperStrategy {
  readonly name: string;
  readonly title: string;
  /** What it follows. */
  readonly source: string;
  run(request: StrategyRequest): StrategyResult;
}
