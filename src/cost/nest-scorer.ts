import { macPj } from '../technology/cost-table.ts';
import { productOfExtents } from '../workload/dims.ts';
import { type LayerOnAccelerator, macBits, totalEnergyPj } from './assemble-cost.ts';
import type { EnergyPj } from './cost.ts';
import { type ElementBits, type WidthReader, widthReader } from './element-bits.ts';
import { clockEnergyPj, leakagePjPerCycle, levelEnergyPj } from './energy.ts';
import { type Latency, latency } from './latency.ts';
import { type LevelTraffic, type TrafficReader, trafficReader } from './level-traffic.ts';
import type { NestRows } from './nest-columns.ts';
import type { NestPair } from './nest-pairs.ts';
import { type ReuseMode, TRAFFIC_FIELDS, type TrafficTable } from './nest-traffic.ts';

/** Time and energy of one nest, before they are written out as a `Cost`. */
export interface Score {
  readonly latency: Latency;
  readonly energy: EnergyPj;
  readonly energyPj: number;
  readonly traffic: readonly LevelTraffic[];
  readonly bits: ElementBits;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Time and energy of nests of one layer on one accelerator, one after the other. What depends on these two alone is
 * worked out once, and the same objects hold the score of every nest.
 */
export class NestScorer {
  private readonly subject: LayerOnAccelerator;
  private readonly reuse: ReuseMode;
  private readonly reader: TrafficReader;
  private readonly widths: WidthReader;
  private readonly instances: number[];
  private readonly memories: number[];
  private readonly energy: Mutable<EnergyPj>;
  /** Of all instances of every component. */
  private readonly leakagePjPerCycle: number | null;
  /** Where the table counts the PEs that hold work: in the pair of every operand into them. */
  private readonly pesAt: number;
  private readonly place: {
    readonly layer: LayerOnAccelerator['layer'];
    rows: NestRows;
    at: number;
  };

  /** @param pairs  hops of the nests, in the order of the traffic table */
  constructor(subject: LayerOnAccelerator, pairs: readonly NestPair[], reuse: ReuseMode) {
    const { layer, accelerator, costs } = subject;
    const { N, G, K, P, Q } = layer.extents;
    const levels = accelerator.memories.length;
    const macEnergyPj = macPj(costs, macBits(layer, accelerator)) ?? 0;
    this.subject = subject;
    this.reuse = reuse;
    this.reader = trafficReader(pairs, levels, N * G * K * P * Q);
    this.widths = widthReader(layer, accelerator);
    this.instances = accelerator.memories.map(() => 1);
    this.memories = accelerator.memories.map(() => 0);
    this.energy = {
      mac: productOfExtents(layer.extents) * macEnergyPj,
      memories: this.memories,
      network: 0,
      leakage: null,
    };
    this.leakagePjPerCycle = leakagePjPerCycle(accelerator, costs);
    this.pesAt = pairs.findIndex(({ child }) => child === levels) * TRAFFIC_FIELDS + 4;
    this.place = { layer, rows: new Float64Array(0), at: 0 };
  }

  /**
   * Scores one nest.
   *
   * @param rows       its row (`nest-columns.ts`) starts at `rowAt`
   * @param table      its traffic, as any executor counts it, starts at `tableAt`
   * @param compute    steps of the loop nest
   * @param networkPj  energy of the networks on chip; left out (0) where candidates are only ranked
   * @returns          valid until the next nest is scored
   */
  score(
    rows: NestRows,
    rowAt: number,
    table: TrafficTable,
    tableAt: number,
    compute: number,
    networkPj = 0,
  ): Score {
    const { reader, widths, energy, place } = this;
    const { accelerator } = this.subject;
    reader.read(table, tableAt);
    widths.read(reader.levels, rows, rowAt);
    place.rows = rows;
    place.at = rowAt;
    const time = latency(accelerator, compute, reader.levels, widths.bits, this.reuse, place);
    energy.network = networkPj;
    this.priceMemories();
    this.priceTime(time.latencyCycles, table[tableAt + this.pesAt] ?? 0);
    const energyPj = totalEnergyPj(energy);
    return { latency: time, energy, energyPj, traffic: reader.levels, bits: widths.bits };
  }

  private priceMemories(): void {
    const { accelerator, costs } = this.subject;
    const { levels } = this.reader;
    for (let level = 0; level < levels.length; level++) {
      const traffic = levels[level];
      if (traffic === undefined) continue;
      this.memories[level] = levelEnergyPj(accelerator, costs, traffic, level, this.widths.bits);
      this.instances[level] = traffic.instances;
    }
  }

  /** Timeloop counts the leakage of instances that hold work, and no clock; in silicon the others leak as well. */
  private priceTime(cycles: number, pes: number): void {
    const { accelerator, costs } = this.subject;
    const isTimeloop = this.reuse === 'timeloop';
    const perCycle = isTimeloop
      ? leakagePjPerCycle(accelerator, costs, this.instances)
      : this.leakagePjPerCycle;
    this.energy.leakage = perCycle === null ? null : perCycle * cycles;
    const clockPj = isTimeloop ? null : clockEnergyPj(accelerator, pes, cycles);
    if (clockPj !== null) this.energy.clock = clockPj;
  }
}
