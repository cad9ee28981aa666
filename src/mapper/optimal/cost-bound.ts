import { peCount } from '../../accelerator/accelerator.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import { leakagePjPerCycle } from '../../cost/energy.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import { productOfExtents } from '../../workload/dims.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { BoundColumns } from './bound-columns.ts';
import {
  type BusLimit,
  busLimits,
  macEnergyPj,
  type PairPrice,
  type PortLimit,
  pairPrice,
  portLimits,
  type RoomLimit,
  roomLimits,
} from './bound-prices.ts';
import { EndBound } from './end-bound.ts';

export interface CostBoundOptions {
  readonly objective: MappingObjective;
  readonly reuse: ReuseMode;
  readonly limitCycles: number;
  /** Most steps in time. */
  readonly limitSteps?: number;
}

/**
 * A lower bound of energy, cycles and what the objective makes of them, for all nests whose columns lie between two rows.
 *
 * Energy: whole accesses and MACs, without hops on networks. Cycles: the slowest of the array and all ports, with what PEs
 * wait for their tiles, and the ends. All grow with every column, so the smallest values bound them (docs/mapper.md,
 * "Bounds").
 */
export class CostBound {
  /** The smallest value that each column takes, and the largest along each fan-out; to be written before `bound` is asked. */
  readonly smallest: Float64Array;
  readonly largestFanOuts: Float64Array;
  /** Column of the steps in time. */
  readonly stepsAt: number;
  /** At least, of the nests that were bounded last. */
  energyPj = 0;
  private readonly limitSteps: number;
  private readonly levels: number;
  private readonly outputs: number;
  private readonly pairs: readonly PairPrice[];
  private readonly rooms: readonly RoomLimit[];
  private readonly ports: readonly PortLimit[];
  private readonly buses: readonly BusLimit[];
  private readonly ends: EndBound | null;
  private readonly macs: number;
  private readonly macPj: number;
  private readonly clockPj: number;
  private readonly wholeLeakage: number;
  private readonly peLeakage: number;
  private readonly leakages: readonly number[];
  private readonly copiesColumn: Int32Array;
  private readonly heldColumn: Int32Array;
  private readonly fanOutLevels: Int32Array;
  private readonly children: Float64Array;
  private readonly instances: Float64Array;
  private readonly readBits: Float64Array;
  private readonly writeBits: Float64Array;
  private readonly busIn: Float64Array;
  private readonly busOut: Float64Array;
  private readonly levelCycles: Float64Array;

  constructor(
    subject: LayerOnAccelerator,
    private readonly columns: BoundColumns,
    private readonly options: CostBoundOptions,
  ) {
    const { layer, accelerator, costs } = subject;
    const { N, G, K, P, Q } = layer.extents;
    const levels = accelerator.memories.length;
    const isStepwise = options.reuse === 'stepwise';
    const perLevel = () => new Float64Array(levels + 1);
    this.levels = levels;
    this.limitSteps = options.limitSteps ?? Number.POSITIVE_INFINITY;
    this.stepsAt = columns.stepsAt;
    this.outputs = N * G * K * P * Q;
    this.smallest = new Float64Array(columns.count);
    this.largestFanOuts = new Float64Array(columns.fanOuts.length);
    this.pairs = columns.pairs.map((pair) => pairPrice(subject, pair));
    this.rooms = roomLimits(subject, columns);
    this.ports = accelerator.memories.flatMap(portLimits);
    this.buses = isStepwise ? accelerator.memories.flatMap(busLimits) : [];
    this.macs = productOfExtents(layer.extents);
    this.macPj = macEnergyPj(subject);
    this.clockPj = isStepwise ? (accelerator.clockPjPerPeCycle ?? 0) : 0;
    const hasEnds = isStepwise && accelerator.tileStream === undefined;
    this.ends = hasEnds ? new EndBound(accelerator, columns, this.pairs) : null;
    const wholeLeakage = leakagePjPerCycle(accelerator, costs);
    // Counted as none where that of any component is unknown.
    const known = wholeLeakage === null ? 0 : 1;
    this.wholeLeakage = wholeLeakage ?? 0;
    this.peLeakage = known * peCount(accelerator) * (costs.peLeakagePjPerCycle ?? 0);
    this.leakages = costs.memories.map((cost) => known * (cost.leakagePjPerCycle ?? 0));
    this.copiesColumn = new Int32Array(levels + 1).fill(-1);
    columns.copies.forEach((level, index) => {
      this.copiesColumn[level] = columns.copiesAt + index;
    });
    this.heldColumn = new Int32Array(levels + 1).fill(-1);
    columns.held.forEach((level, index) => {
      this.heldColumn[level] = columns.heldAt + index;
    });
    this.fanOutLevels = Int32Array.from(columns.fanOuts, ({ level }) => level);
    this.children = Float64Array.from(columns.fanOuts, ({ children }) => children);
    this.instances = perLevel();
    this.readBits = perLevel();
    this.writeBits = perLevel();
    this.busIn = perLevel();
    this.busOut = perLevel();
    this.levelCycles = new Float64Array(levels);
  }

  /**
   * The least that any nest of the set costs, by the objective; infinite where none fits, or none is as fast as
   * `limitCycles`.
   */
  bound(): number {
    const { objective, limitCycles } = this.options;
    if (!this.fits() || at(this.smallest, this.stepsAt) > this.limitSteps) {
      return Number.POSITIVE_INFINITY;
    }
    this.countInstances();
    const accessPj = this.countAccesses();
    const cycles = this.countCycles();
    if (cycles > limitCycles) return Number.POSITIVE_INFINITY;
    this.energyPj = this.macPj + accessPj + cycles * this.leakagePj() + this.clockedPj(cycles);
    if (objective === 'latency') return cycles;
    return objective === 'edp' ? this.energyPj * cycles : this.energyPj;
  }

  /**
   * A quick lower bound, before everything is counted.
   *
   * @param steps     in time, at least
   * @param energyPj  at least, of a larger set of nests
   */
  quickBound(steps: number, energyPj: number): number {
    switch (this.options.objective) {
      case 'latency':
        return steps;
      case 'energy':
        return energyPj;
      case 'edp':
        return steps * energyPj;
    }
  }

  private fits(): boolean {
    const { smallest, children } = this;
    const { fanOutsAt } = this.columns;
    for (let index = 0; index < children.length; index++) {
      if (at(smallest, fanOutsAt + index) > at(children, index)) return false;
    }
    for (const { tiles, haveBits } of this.rooms) {
      let need = 0;
      for (const { column, bits } of tiles) need += at(smallest, column) * bits;
      if (need > haveBits) return false;
    }
    return true;
  }

  /** Most instances of each level that hold work. */
  private countInstances(): void {
    const { instances, fanOutLevels, children, largestFanOuts } = this;
    instances.fill(1);
    for (let index = 0; index < fanOutLevels.length; index++) {
      const most = Math.min(at(children, index), at(largestFanOuts, index));
      for (let level = (fanOutLevels[index] ?? 0) + 1; level <= this.levels; level++) {
        instances[level] = at(instances, level) * most;
      }
    }
  }

  /** Most instances that hold the same output. */
  private copies(level: number): number {
    const column = this.copiesColumn[level] ?? -1;
    return column < 0 ? 1 : 1 / at(this.smallest, column);
  }

  private countAccesses(): number {
    const { smallest, instances, readBits, writeBits, busIn, busOut, levels } = this;
    readBits.fill(0);
    writeBits.fill(0);
    busIn.fill(0);
    busOut.fill(0);
    let pj = 0;
    for (let pair = 0; pair < this.pairs.length; pair++) {
      const entry = this.pairs[pair];
      if (entry === undefined) continue;
      const { child, parent, parentBits } = entry;
      const crossing = at(smallest, pair * 2 + 1);
      let reads = crossing;
      let fills = at(smallest, pair * 2);
      if (entry.isOutputs) {
        reads = Math.max(0, crossing - this.outputs * this.copies(parent));
        fills = Math.max(0, fills - this.outputs * this.copies(child));
        pj += crossing * entry.parentWritePj;
        writeBits[parent] = at(writeBits, parent) + crossing * parentBits;
        busOut[child] = at(busOut, child) + (crossing * parentBits) / at(instances, parent);
      }
      pj += reads * entry.parentReadPj;
      readBits[parent] = at(readBits, parent) + reads * parentBits;
      busIn[child] = at(busIn, child) + (reads * parentBits) / at(instances, parent);
      if (child < levels) {
        pj += fills * entry.childWritePj;
        writeBits[child] = at(writeBits, child) + fills * entry.childBits;
      }
    }
    return pj;
  }

  private countCycles(): number {
    const { levelCycles, smallest } = this;
    const compute = at(smallest, this.columns.stepsAt);
    levelCycles.fill(compute);
    for (const { level, bitsPerCycle, reads, writes } of this.ports) {
      const bits =
        (reads ? at(this.readBits, level) : 0) + (writes ? at(this.writeBits, level) : 0);
      const ported = bits / (bitsPerCycle * at(this.instances, level));
      levelCycles[level] = Math.max(at(levelCycles, level), ported);
    }
    if (this.buses.length > 0) this.countBuses(compute);
    let cycles = compute;
    for (let level = 0; level < this.levels; level++) {
      cycles = Math.max(cycles, at(levelCycles, level));
    }
    return this.ends === null ? cycles : cycles + this.ends.cycles(smallest, levelCycles, compute);
  }

  private countBuses(compute: number): void {
    const { levelCycles } = this;
    let waiting = compute;
    for (const { level, inBitsPerCycle, waits } of this.buses) {
      if (waits) waiting += at(this.busIn, level) / inBitsPerCycle;
    }
    for (const { level, inBitsPerCycle, outBitsPerCycle, waits } of this.buses) {
      const arriving = at(this.busIn, level) / inBitsPerCycle;
      const leaving = at(this.busOut, level) / outBitsPerCycle;
      const pace = waits && arriving > 0 ? waiting : 0;
      levelCycles[level] = Math.max(at(levelCycles, level), arriving, leaving, pace);
    }
  }

  /** Fewest instances of a level that hold work. */
  private fewestInstances(level: number): number {
    const column = this.heldColumn[level] ?? -1;
    return column < 0 ? 1 : at(this.smallest, column);
  }

  /** Clock of the PEs that hold work: each for all cycles, and at least once for every MAC. */
  private clockedPj(cycles: number): number {
    return this.clockPj * Math.max(this.macs, this.fewestInstances(this.levels) * cycles);
  }

  private leakagePj(): number {
    if (this.options.reuse === 'stepwise') return this.wholeLeakage;
    let pj = this.peLeakage;
    for (let level = 0; level < this.levels; level++) {
      pj += this.fewestInstances(level) * (this.leakages[level] ?? 0);
    }
    return pj;
  }
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
