import { type AlongX, writeAlongX } from '../../cost/along-x.ts';
import {
  type CompiledEvaluator,
  compileEvaluator,
  type NestScores,
  nestScores,
} from '../../cost/compile-evaluator.ts';
import { type NestRows, nestRowLength, writeNestRow } from '../../cost/nest-columns.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import { costMerit } from '../optimal/mapping-judge.ts';
import { GenomeSpace } from './genome-space.ts';
import type { CurvePoint, StrategyRequest, StrategyResult } from './mapper-strategy.ts';
import { genomeMapping, type MappingGenome } from './mapping-genome.ts';

/** Proposals in a row without one that is worth scoring, after which a strategy ends. */
const MOST_MISSES = 200;
const PROPOSALS_PER_ASK = 16;

/** Scores genomes in float64 for a strategy, until its evaluations are used up, and remembers the best. */
export class StrategyRun {
  readonly spaces: readonly GenomeSpace[];
  private readonly evaluators: readonly CompiledEvaluator[];
  private readonly rows: NestRows;
  private readonly alongX: AlongX;
  private readonly scores: NestScores = nestScores(1);
  private readonly curve: CurvePoint[] = [];
  private best: MappingGenome | null = null;
  private bestMerit = Number.POSITIVE_INFINITY;
  private evaluated = 0;
  private valid = 0;
  private proposals = 0;
  private misses = 0;
  private isStopped = false;

  constructor(private readonly request: StrategyRequest) {
    const { spaces, reuse } = request;
    const levels = request.accelerator.memories.length;
    this.spaces = spaces.map((space, index) => new GenomeSpace(request, space, index));
    this.evaluators = spaces.map((space) =>
      compileEvaluator({ ...request, keeps: space.levels.map(({ keeps }) => keeps), reuse }),
    );
    this.rows = new Float64Array(nestRowLength(levels));
    this.alongX = new Float64Array(levels * 8);
  }

  /** Whether the strategy has to end. Every call counts as a proposal. */
  isOver(): boolean {
    const { evaluations, shouldStop } = this.request;
    this.proposals++;
    this.isStopped ||= this.evaluated >= evaluations || this.misses++ > MOST_MISSES;
    if (this.proposals % PROPOSALS_PER_ASK === 0) this.isStopped ||= shouldStop?.() === true;
    return this.isStopped;
  }

  /** Share of the evaluations that are used up. */
  get progress(): number {
    return this.evaluated / this.request.evaluations;
  }

  spaceOf({ space }: MappingGenome): GenomeSpace {
    const found = this.spaces[space];
    if (found === undefined) throw new RangeError(`a genome of mapspace ${space}`);
    return found;
  }

  /** The merit of a genome; infinite where it does not fit, or no evaluation is left. */
  merit(genome: MappingGenome): number {
    const { request, rows, alongX, scores } = this;
    if (this.evaluated >= request.evaluations) return Number.POSITIVE_INFINITY;
    this.evaluated++;
    this.misses = 0;
    const mapping = genomeMapping(request.accelerator, this.spaceOf(genome).space, genome);
    writeNestRow(request.layer, mapping, rows, 0);
    writeAlongX(mapping, alongX, 0);
    this.evaluators[genome.space]?.score({ rows, alongX, count: 1 }, scores);
    const latencyCycles = scores.latencyCycles[0] ?? Number.POSITIVE_INFINITY;
    const energyPj = scores.energyPj[0] ?? Number.POSITIVE_INFINITY;
    if (!Number.isFinite(latencyCycles)) return Number.POSITIVE_INFINITY;
    this.valid++;
    const merit = costMerit(request.objective, { energyPj, latencyCycles });
    if (merit < this.bestMerit) this.improve(genome, merit);
    return merit;
  }

  result(): StrategyResult {
    const { evaluated, valid, curve } = this;
    return { best: this.reported(), evaluated, valid, curve };
  }

  private improve(genome: MappingGenome, merit: number): void {
    this.best = genome;
    this.bestMerit = merit;
    const point = { evaluated: this.evaluated, merit };
    this.curve.push(point);
    this.request.onImprovement?.(point);
  }

  private reported(): StrategyResult['best'] {
    if (this.best === null) return null;
    const { accelerator, objective, reuse } = this.request;
    const { space } = this.spaceOf(this.best);
    const mapping = genomeMapping(accelerator, space, this.best);
    const outcome = evaluate({ ...this.request, mapping, reuse });
    if (!outcome.ok) return null;
    const cost = outcome.value;
    return { dataflow: space.dataflow, mapping, cost, merit: costMerit(objective, cost) };
  }
}
