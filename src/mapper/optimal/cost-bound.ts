import { peCount } from '../../accelerator/accelerator.ts';
import { usableBits } from '../../accelerator/memory-level.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import { macBits } from '../../cost/assemble-cost.ts';
import { elementsPerRow } from '../../cost/element-bits.ts';
import { leakagePjPerCycle } from '../../cost/energy.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import { macPj } from '../../technology/cost-table.ts';
import { productOfExtents } from '../../workload/dims.ts';
import type { Operand } from '../../workload/operand.ts';
import { resolvePrecision } from '../../workload/precision.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { BoundColumns } from './bound-columns.ts';

/** Smallest and largest value that each column takes in a set of nests, and what follows from them. */
export interface CostBound {
  readonly smallest: Float64Array;
  readonly largest: Float64Array;
  /**
   * The least that any nest of the set costs, by the objective; infinite where none fits, or none is as fast as
   * `limitCycles`.
   */
  bound(): number;
}

/** Loads of the ports, buses and capacities that bound a nest, flat for speed. */
interface Load {
  readonly level: number;
  readonly bitsPerCycle: number;
  readonly reads: boolean;
  readonly writes: boolean;
}

/**
 * A lower bound of energy, cycles and what the objective makes of them, for all nests whose columns lie between two rows.
 *
 * Energy: whole accesses and MACs, without hops on networks. Cycles: the slowest of the array and all ports, with what PEs
 * wait for their tiles; without fill and drain. Both grow with every column, so the smallest values bound them
 * (docs/mapper.md, "Bounds").
 */
export function costBound(
  subject: LayerOnAccelerator,
  columns: BoundColumns,
  objective: MappingObjective,
  reuse: ReuseMode,
  limitCycles = Number.POSITIVE_INFINITY,
): CostBound {
  const { layer, accelerator, costs } = subject;
  const { memories } = accelerator;
  const { N, G, K, P, Q } = layer.extents;
  const outputs = N * G * K * P * Q;
  const macs = productOfExtents(layer.extents);
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const levels = memories.length;
  const smallest = new Float64Array(columns.count);
  const largest = new Float64Array(columns.count);
  const widthOf = (level: number, operand: Operand) =>
    memories[level]?.elementBits ??
    (operand === 'outputs' ? Math.min(precision.outputs, precision.partialSums) : precision[operand]);

  const pairs = columns.pairs.map(({ operand, child, parent }) => {
    const price = (level: number, isRead: boolean) => {
      const memory = memories[level];
      const cost = costs.memories[level];
      if (memory === undefined || cost === undefined) return 0;
      const perRow = elementsPerRow(memory.rowBits, widthOf(level, operand));
      return (isRead ? cost.readPjPerRow : cost.writePjPerRow) / perRow;
    };
    return {
      isOutputs: operand === 'outputs',
      child,
      parent,
      parentBits: widthOf(parent, operand),
      childBits: child < levels ? widthOf(child, operand) : 0,
      parentReadPj: price(parent, true),
      parentWritePj: price(parent, false),
      childWritePj: child < levels ? price(child, false) : 0,
    };
  });
  const isStepwise = reuse === 'stepwise';
  const rooms = memories.flatMap((memory, level) => {
    const tiles = columns.tiles.flatMap((tile, index) =>
      tile.level === level
        ? [{ column: columns.tilesAt + index, bits: widthOf(level, tile.operand) }]
        : [],
    );
    return tiles.length > 0 ? [{ tiles, have: usableBits(memory) }] : [];
  });
  const ports = memories.flatMap(({ bandwidth }, level): readonly Load[] => [
    ...port(level, bandwidth.readBitsPerCycle, true, false),
    ...port(level, bandwidth.writeBitsPerCycle, false, true),
    ...port(level, bandwidth.sharedBitsPerCycle, true, true),
  ]);
  const buses = memories.flatMap(({ network }, level) =>
    network === undefined || !isStepwise
      ? []
      : [
          {
            level,
            inBitsPerCycle: network.inBitsPerCycle ?? Number.POSITIVE_INFINITY,
            outBitsPerCycle: network.outBitsPerCycle ?? Number.POSITIVE_INFINITY,
            waits: !network.overlapsCompute,
          },
        ],
  );
  const wholeLeakage = leakagePjPerCycle(accelerator, costs);
  // Counted as none where that of any component is unknown.
  const known = wholeLeakage === null ? 0 : 1;
  const leakages = costs.memories.map((cost) => known * (cost.leakagePjPerCycle ?? 0));
  const peLeakage = known * peCount(accelerator) * (costs.peLeakagePjPerCycle ?? 0);
  const fixedPj =
    macs * (macPj(costs, macBits(layer, accelerator)) ?? 0) +
    (isStepwise ? macs * (accelerator.clockPjPerPeCycle ?? 0) : 0);
  const { skewCycles, preloadCycles } = accelerator.arrayTiming;
  const endCycles = isStepwise && accelerator.tileStream === undefined ? skewCycles + preloadCycles : 0;

  const copiesColumn = new Int32Array(levels + 1).fill(-1);
  columns.copies.forEach((level, index) => {
    copiesColumn[level] = columns.copiesAt + index;
  });
  const instances = new Float64Array(levels + 1);
  const fewestInstances = new Float64Array(levels + 1);
  const readBits = new Float64Array(levels + 1);
  const writeBits = new Float64Array(levels + 1);
  const busIn = new Float64Array(levels + 1);
  const busOut = new Float64Array(levels + 1);

  return { smallest, largest, bound };

  function bound(): number {
    if (!fits()) return Number.POSITIVE_INFINITY;
    countInstances();
    const accessPj = countAccesses();
    const cycles = countCycles();
    if (cycles > limitCycles) return Number.POSITIVE_INFINITY;
    if (objective === 'latency') return cycles;
    const energyPj = fixedPj + accessPj + cycles * leakagePj();
    return objective === 'edp' ? energyPj * cycles : energyPj;
  }

  function fits(): boolean {
    for (let index = 0; index < columns.fanOuts.length; index++) {
      const fanOut = columns.fanOuts[index];
      if (fanOut !== undefined && at(smallest, columns.fanOutsAt + index) > fanOut.children) {
        return false;
      }
    }
    for (const { tiles, have } of rooms) {
      let need = 0;
      for (const { column, bits } of tiles) need += at(smallest, column) * bits;
      if (need > have) return false;
    }
    return true;
  }

  /** Most instances of each level that hold work, and fewest. */
  function countInstances(): void {
    instances.fill(1);
    fewestInstances.fill(1);
    for (let index = 0; index < columns.fanOuts.length; index++) {
      const fanOut = columns.fanOuts[index];
      if (fanOut === undefined) continue;
      const column = columns.fanOutsAt + index;
      const most = Math.min(fanOut.children, at(largest, column));
      const fewest = at(smallest, column);
      for (let level = fanOut.level + 1; level <= levels; level++) {
        instances[level] = at(instances, level) * most;
        fewestInstances[level] = at(fewestInstances, level) * fewest;
      }
    }
  }

  /** Most instances that hold the same output. */
  function copies(level: number): number {
    const column = copiesColumn[level] ?? -1;
    return column < 0 ? 1 : 1 / at(smallest, column);
  }

  function countAccesses(): number {
    readBits.fill(0);
    writeBits.fill(0);
    busIn.fill(0);
    busOut.fill(0);
    let pj = 0;
    for (let pair = 0; pair < pairs.length; pair++) {
      const entry = pairs[pair];
      if (entry === undefined) continue;
      const { child, parent, parentBits, childBits } = entry;
      const crossing = at(smallest, pair * 2 + 1);
      let reads = crossing;
      let fills = at(smallest, pair * 2);
      if (entry.isOutputs) {
        reads = Math.max(0, crossing - outputs * copies(parent));
        fills = Math.max(0, fills - outputs * copies(child));
        pj += crossing * entry.parentWritePj;
        writeBits[parent] = at(writeBits, parent) + crossing * parentBits;
        busOut[child] = at(busOut, child) + (crossing * parentBits) / at(instances, parent);
      }
      pj += reads * entry.parentReadPj;
      readBits[parent] = at(readBits, parent) + reads * parentBits;
      busIn[child] = at(busIn, child) + (reads * parentBits) / at(instances, parent);
      if (child < levels) {
        pj += fills * entry.childWritePj;
        writeBits[child] = at(writeBits, child) + fills * childBits;
      }
    }
    return pj;
  }

  function countCycles(): number {
    const compute = at(smallest, columns.stepsAt);
    let cycles = compute;
    for (let index = 0; index < ports.length; index++) {
      const load = ports[index];
      if (load === undefined) continue;
      const { level, bitsPerCycle } = load;
      let bits = load.reads ? at(readBits, level) : 0;
      if (load.writes) bits += at(writeBits, level);
      cycles = Math.max(cycles, bits / (bitsPerCycle * at(instances, level)));
    }
    let waiting = compute;
    for (const { level, inBitsPerCycle, outBitsPerCycle, waits } of buses) {
      const arriving = at(busIn, level) / inBitsPerCycle;
      cycles = Math.max(cycles, arriving, at(busOut, level) / outBitsPerCycle);
      if (waits) waiting += arriving;
    }
    return Math.max(cycles, waiting) + endCycles;
  }

  function leakagePj(): number {
    if (isStepwise) return wholeLeakage ?? 0;
    let pj = peLeakage;
    for (let level = 0; level < levels; level++) {
      pj += at(fewestInstances, level) * (leakages[level] ?? 0);
    }
    return pj;
  }

  function port(
    level: number,
    bitsPerCycle: number | null,
    reads: boolean,
    writes: boolean,
  ): readonly Load[] {
    return bitsPerCycle === null ? [] : [{ level, bitsPerCycle, reads, writes }];
  }
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
