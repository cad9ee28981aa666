import { peCount } from '../../accelerator/accelerator.ts';
import { type MemoryLevel, usableBits } from '../../accelerator/memory-level.ts';
import { type LayerOnAccelerator, macBits } from '../../cost/assemble-cost.ts';
import { elementsPerRow } from '../../cost/element-bits.ts';
import { leakagePjPerCycle } from '../../cost/energy.ts';
import type { NestPair } from '../../cost/nest-pairs.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import { macPj } from '../../technology/cost-table.ts';
import { productOfExtents } from '../../workload/dims.ts';
import type { Operand } from '../../workload/operand.ts';
import { resolvePrecision } from '../../workload/precision.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { BoundColumns } from './bound-columns.ts';

/** What crosses one pair, with its widths and prices at both ends. */
interface PairPrice {
  readonly isOutputs: boolean;
  readonly child: number;
  readonly parent: number;
  readonly parentBits: number;
  readonly childBits: number;
  readonly parentReadPj: number;
  readonly parentWritePj: number;
  readonly childWritePj: number;
}

interface Port {
  readonly level: number;
  readonly bitsPerCycle: number;
  readonly reads: boolean;
  readonly writes: boolean;
}

interface Bus {
  readonly level: number;
  readonly inBitsPerCycle: number;
  readonly outBitsPerCycle: number;
  readonly waits: boolean;
}

interface Room {
  readonly tiles: readonly { readonly column: number; readonly bits: number }[];
  readonly have: number;
}

export interface CostBoundOptions {
  readonly objective: MappingObjective;
  readonly reuse: ReuseMode;
  readonly limitCycles: number;
}

/**
 * A lower bound of energy, cycles and what the objective makes of them, for all nests whose columns lie between two rows.
 *
 * Energy: whole accesses and MACs, without hops on networks. Cycles: the slowest of the array and all ports, with what PEs
 * wait for their tiles; without most of fill and drain. Both grow with every column, so the smallest values bound them
 * (docs/mapper.md, "Bounds").
 */
export class CostBound {
  /** The smallest and the largest value that each column takes; to be written before `bound` is asked. */
  readonly smallest: Float64Array;
  readonly largest: Float64Array;
  private readonly levels: number;
  private readonly outputs: number;
  private readonly pairs: readonly PairPrice[];
  private readonly rooms: readonly Room[];
  private readonly ports: readonly Port[];
  private readonly buses: readonly Bus[];
  private readonly fixedPj: number;
  private readonly endCycles: number;
  private readonly wholeLeakage: number;
  private readonly peLeakage: number;
  private readonly leakages: readonly number[];
  private readonly copiesColumn: Int32Array;
  private readonly instances: Float64Array;
  private readonly fewestInstances: Float64Array;
  private readonly readBits: Float64Array;
  private readonly writeBits: Float64Array;
  private readonly busIn: Float64Array;
  private readonly busOut: Float64Array;

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
    this.outputs = N * G * K * P * Q;
    this.smallest = new Float64Array(columns.count);
    this.largest = new Float64Array(columns.count);
    this.pairs = columns.pairs.map((pair) => pairPrice(subject, pair));
    this.rooms = roomsOf(subject, columns);
    this.ports = accelerator.memories.flatMap(portsOf);
    this.buses = isStepwise ? accelerator.memories.flatMap(busesOf) : [];
    this.fixedPj = fixedPj(subject, isStepwise);
    const { skewCycles, preloadCycles } = accelerator.arrayTiming;
    const hasEnds = isStepwise && accelerator.tileStream === undefined;
    this.endCycles = hasEnds ? skewCycles + preloadCycles : 0;
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
    this.instances = perLevel();
    this.fewestInstances = perLevel();
    this.readBits = perLevel();
    this.writeBits = perLevel();
    this.busIn = perLevel();
    this.busOut = perLevel();
  }

  /**
   * The least that any nest of the set costs, by the objective; infinite where none fits, or none is as fast as
   * `limitCycles`.
   */
  bound(): number {
    const { objective, limitCycles } = this.options;
    if (!this.fits()) return Number.POSITIVE_INFINITY;
    this.countInstances();
    const accessPj = this.countAccesses();
    const cycles = this.countCycles();
    if (cycles > limitCycles) return Number.POSITIVE_INFINITY;
    if (objective === 'latency') return cycles;
    const energyPj = this.fixedPj + accessPj + cycles * this.leakagePj();
    return objective === 'edp' ? energyPj * cycles : energyPj;
  }

  private fits(): boolean {
    const { columns, smallest } = this;
    for (let index = 0; index < columns.fanOuts.length; index++) {
      const fanOut = columns.fanOuts[index];
      if (fanOut !== undefined && at(smallest, columns.fanOutsAt + index) > fanOut.children) {
        return false;
      }
    }
    for (const { tiles, have } of this.rooms) {
      let need = 0;
      for (const { column, bits } of tiles) need += at(smallest, column) * bits;
      if (need > have) return false;
    }
    return true;
  }

  /** Most instances of each level that hold work, and fewest. */
  private countInstances(): void {
    const { columns, instances, fewestInstances } = this;
    instances.fill(1);
    fewestInstances.fill(1);
    for (let index = 0; index < columns.fanOuts.length; index++) {
      const fanOut = columns.fanOuts[index];
      if (fanOut === undefined) continue;
      const column = columns.fanOutsAt + index;
      const most = Math.min(fanOut.children, at(this.largest, column));
      const fewest = at(this.smallest, column);
      for (let level = fanOut.level + 1; level <= this.levels; level++) {
        instances[level] = at(instances, level) * most;
        fewestInstances[level] = at(fewestInstances, level) * fewest;
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
    const compute = at(this.smallest, this.columns.stepsAt);
    let cycles = compute;
    for (const { level, bitsPerCycle, reads, writes } of this.ports) {
      const bits =
        (reads ? at(this.readBits, level) : 0) + (writes ? at(this.writeBits, level) : 0);
      cycles = Math.max(cycles, bits / (bitsPerCycle * at(this.instances, level)));
    }
    let waiting = compute;
    for (const { level, inBitsPerCycle, outBitsPerCycle, waits } of this.buses) {
      const arriving = at(this.busIn, level) / inBitsPerCycle;
      cycles = Math.max(cycles, arriving, at(this.busOut, level) / outBitsPerCycle);
      if (waits) waiting += arriving;
    }
    return Math.max(cycles, waiting) + this.endCycles;
  }

  private leakagePj(): number {
    if (this.options.reuse === 'stepwise') return this.wholeLeakage;
    let pj = this.peLeakage;
    for (let level = 0; level < this.levels; level++) {
      pj += at(this.fewestInstances, level) * (this.leakages[level] ?? 0);
    }
    return pj;
  }
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** Width of an element; outputs, which may be sums in the making or finished, at the narrower. */
function narrowestBits(
  { layer, accelerator }: LayerOnAccelerator,
  level: number,
  operand: Operand,
) {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const own =
    operand === 'outputs' ? Math.min(precision.outputs, precision.partialSums) : precision[operand];
  return accelerator.memories[level]?.elementBits ?? own;
}

function pairPrice(subject: LayerOnAccelerator, { operand, child, parent }: NestPair): PairPrice {
  const { accelerator, costs } = subject;
  const bitsAt = (level: number) =>
    level < accelerator.memories.length ? narrowestBits(subject, level, operand) : 0;
  const price = (level: number, isRead: boolean) => {
    const memory = accelerator.memories[level];
    const cost = costs.memories[level];
    if (memory === undefined || cost === undefined) return 0;
    const pj = isRead ? cost.readPjPerRow : cost.writePjPerRow;
    return pj / elementsPerRow(memory.rowBits, bitsAt(level));
  };
  return {
    isOutputs: operand === 'outputs',
    child,
    parent,
    parentBits: bitsAt(parent),
    childBits: bitsAt(child),
    parentReadPj: price(parent, true),
    parentWritePj: price(parent, false),
    childWritePj: price(child, false),
  };
}

function roomsOf(subject: LayerOnAccelerator, columns: BoundColumns): readonly Room[] {
  return subject.accelerator.memories.flatMap((memory, level) => {
    const tiles = columns.tiles.flatMap((tile, index) =>
      tile.level === level
        ? [{ column: columns.tilesAt + index, bits: narrowestBits(subject, level, tile.operand) }]
        : [],
    );
    return tiles.length > 0 ? [{ tiles, have: usableBits(memory) }] : [];
  });
}

function portsOf({ bandwidth }: MemoryLevel, level: number): readonly Port[] {
  const port = (bitsPerCycle: number | null, reads: boolean, writes: boolean) =>
    bitsPerCycle === null ? [] : [{ level, bitsPerCycle, reads, writes }];
  return [
    ...port(bandwidth.readBitsPerCycle, true, false),
    ...port(bandwidth.writeBitsPerCycle, false, true),
    ...port(bandwidth.sharedBitsPerCycle, true, true),
  ];
}

function busesOf({ network }: MemoryLevel, level: number): readonly Bus[] {
  if (network === undefined) return [];
  const { inBitsPerCycle, outBitsPerCycle, overlapsCompute } = network;
  return [
    {
      level,
      inBitsPerCycle: inBitsPerCycle ?? Number.POSITIVE_INFINITY,
      outBitsPerCycle: outBitsPerCycle ?? Number.POSITIVE_INFINITY,
      waits: !overlapsCompute,
    },
  ];
}

/** Energy of the MACs, and of the clock of the PEs that do them; the same for all nests, or more. */
function fixedPj({ layer, accelerator, costs }: LayerOnAccelerator, isStepwise: boolean): number {
  const macs = productOfExtents(layer.extents);
  const clockPj = isStepwise ? (accelerator.clockPjPerPeCycle ?? 0) : 0;
  return macs * ((macPj(costs, macBits(layer, accelerator)) ?? 0) + clockPj);
}
