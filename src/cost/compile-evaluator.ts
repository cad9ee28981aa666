import { usableBits } from '../accelerator/memory-level.ts';
import { macPj } from '../technology/cost-table.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import type { AlongX } from './along-x.ts';
import { type LayerOnAccelerator, macBits } from './assemble-cost.ts';
import { occupiedBits } from './capacity.ts';
import { walkedCycles } from './compute-cycles.ts';
import type { ElementBits } from './element-bits.ts';
import { HopTable } from './hop-table.ts';
import { type NestRows, nestRowLength } from './nest-columns.ts';
import { type NestLimits, nestFits, nestLimits } from './nest-fits.ts';
import { pairColumns } from './nest-pairs.ts';
import { NestScorer } from './nest-scorer.ts';
import { NESTS_AT_ONCE, type ReuseMode, TrafficCounter } from './nest-traffic.ts';
import { nestWalkLength } from './nest-walks.ts';
import { countedPairs, hopEnergyPj, type PricedNetwork, routingOf } from './network-energy.ts';

/** What all nests of an evaluator have in common. */
export interface EvaluatorRequest extends LayerOnAccelerator {
  /** Operands that each level keeps, outermost first. */
  readonly keeps: readonly (readonly Operand[])[];
  readonly reuse?: ReuseMode;
}

/** Nests to be scored. */
export interface NestSheet {
  /** `count` rows as `writeNestRow` writes them. */
  readonly rows: NestRows;
  readonly count: number;
  /**
   * As `writeAlongX` writes them; the other children stand along y, and the loops of an axis in the order of `LOOP_DIMS`. Without it fan-outs are held to both axes together, and networks on chip cost nothing.
   */
  readonly alongX?: AlongX;
}

/** One number for each nest of a sheet; Infinity where it does not fit. */
export interface NestScores {
  readonly latencyCycles: Float64Array;
  readonly energyPj: Float64Array;
}

/** Room for the scores of a number of nests. */
export function nestScores(count: number): NestScores {
  return { latencyCycles: new Float64Array(count), energyPj: new Float64Array(count) };
}

/** Scores nests of one layer on one accelerator: the numbers of `evaluate`, thousands of nests in a call. */
export class CompiledEvaluator {
  private readonly levels: number;
  /** Pairs of operands that are kept, and with them those that pass a network. */
  private readonly keptPairs: number;
  private readonly pairs: number;
  private readonly counter: TrafficCounter;
  private readonly scorer: NestScorer;
  private readonly limits: NestLimits;
  private readonly networks: readonly PricedNetwork[];
  private readonly hops: readonly HopTable[];
  private readonly table: Float64Array;
  private readonly kept: readonly (readonly boolean[])[];
  private readonly roomBits: readonly number[];
  /** Whether the levels may keep what they keep, and the multiplications have a price. */
  private readonly isPossible: boolean;

  constructor(request: EvaluatorRequest) {
    const { layer, accelerator, costs, keeps, reuse = 'stepwise' } = request;
    const { kept, all, networks } = countedPairs(accelerator, costs, keeps);
    this.levels = accelerator.memories.length;
    const shape = { levels: this.levels, pairs: pairColumns(all), reuse };
    this.counter = new TrafficCounter(shape, NESTS_AT_ONCE);
    this.table = new Float64Array(this.counter.fields);
    this.scorer = new NestScorer(request, kept, reuse);
    this.limits = nestLimits(accelerator);
    this.keptPairs = kept.length;
    this.pairs = all.length;
    this.networks = networks;
    this.hops = networks.map((network) => new HopTable(layer, network, routingOf(reuse)));
    this.kept = keeps.map((operands) => OPERANDS.map((operand) => operands.includes(operand)));
    this.roomBits = accelerator.memories.map(usableBits);
    this.isPossible = mayKeep(request) && macPj(costs, macBits(layer, accelerator)) !== null;
  }

  /** Writes the scores of all nests of a sheet. */
  score({ rows, count, alongX }: NestSheet, scores: NestScores): void {
    const rowLength = nestRowLength(this.levels);
    for (let start = 0; start < count; start += NESTS_AT_ONCE) {
      const end = Math.min(count, start + NESTS_AT_ONCE);
      const chunk = rows.subarray(start * rowLength, end * rowLength);
      for (let nest = start; nest < end; nest++) {
        const alongXAt = nest * this.levels * 8;
        this.scoreOne(chunk, nest - start, alongX, alongXAt, scores, nest);
      }
    }
  }

  private scoreOne(
    rows: NestRows,
    nest: number,
    alongX: AlongX | undefined,
    alongXAt: number,
    scores: NestScores,
    place: number,
  ): void {
    const { levels, counter, table } = this;
    const at = nest * nestRowLength(levels);
    scores.latencyCycles[place] = Number.POSITIVE_INFINITY;
    scores.energyPj[place] = Number.POSITIVE_INFINITY;
    if (!this.isPossible || !nestFits(this.limits, rows, at, alongX, alongXAt)) return;
    counter.count(rows, nest, table, 0, alongX === undefined ? this.keptPairs : this.pairs);
    const compute = walkedCycles(counter.walks, nest * nestWalkLength(levels), levels);
    const networkPj = alongX === undefined ? 0 : this.networkPj(rows, at, alongX, alongXAt);
    const score = this.scorer.score(rows, at, table, 0, compute, networkPj);
    if (!this.hasRoom(rows, at, score.bits)) return;
    scores.latencyCycles[place] = score.latency.latencyCycles;
    scores.energyPj[place] = score.energyPj;
  }

  private networkPj(rows: NestRows, at: number, alongX: AlongX, alongXAt: number): number {
    let sum = 0;
    for (let index = 0; index < this.networks.length; index++) {
      const network = this.networks[index];
      const hops = this.hops[index]?.hopsOf(rows, at, this.levels, alongX, alongXAt);
      if (network !== undefined && hops !== undefined)
        sum += hopEnergyPj(network, this.table, hops);
    }
    return sum;
  }

  private hasRoom(rows: NestRows, at: number, bits: ElementBits): boolean {
    for (let level = 0; level < this.levels; level++) {
      const room = this.roomBits[level] ?? 0;
      if (room === Number.POSITIVE_INFINITY) continue;
      if (occupiedBits(rows, at, level, this.kept[level] ?? [], bits) > room) return false;
    }
    return true;
  }
}

/** Each level may hold what it keeps, and the outermost keeps all. */
function mayKeep({ accelerator: { memories }, keeps }: EvaluatorRequest): boolean {
  return (
    keeps.length === memories.length &&
    OPERANDS.every((operand) => keeps[0]?.includes(operand)) &&
    memories.every(({ holds }, level) => keeps[level]?.every((kept) => holds.includes(kept)))
  );
}

/** Works out once what all nests have in common: hundreds of times what one nest takes. */
export function compileEvaluator(request: EvaluatorRequest): CompiledEvaluator {
  return new CompiledEvaluator(request);
}
