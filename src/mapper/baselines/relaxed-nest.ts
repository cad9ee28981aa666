import { usableBits } from '../../accelerator/memory-level.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import { nestPairs } from '../../cost/nest-pairs.ts';
import { LOOP_DIMS } from '../../workload/dims.ts';
import { isRelevant, OPERANDS } from '../../workload/operand.ts';
import type { MappingObjective } from '../mapped-network.ts';
import {
  macEnergyPj,
  type PairPrice,
  type PortLimit,
  pairPrice,
  portLimits,
} from '../optimal/bound-prices.ts';
import type { Mapspace } from '../optimal/mapspace.ts';
import { SLOTS_PER_LEVEL } from './mapping-genome.ts';

/** Bounds that need not be whole: natural logarithms, by dimension and slot as in `MappingGenome`. */
export type RelaxedBounds = readonly Float64Array[];

/** What the relaxed model says of a nest; `excess` is 0 where it fits. */
export interface RelaxedCost {
  readonly logMerit: number;
  /** Squares of the logarithms by which tiles and axes are too large, added up. */
  readonly excess: number;
}

/** By dimension index: whether it selects elements of each operand, in the order of `OPERANDS`. */
const RELEVANT: readonly (readonly boolean[])[] = LOOP_DIMS.map((dim) =>
  OPERANDS.map((operand) => isRelevant(operand, dim)),
);
const INPUTS = OPERANDS.indexOf('inputs');

/**
 * A smooth model of energy and latency, defined for bounds that are not whole numbers: tiles are products, nothing is
 * rounded, windows do not slide, and which operand stays at a level is given. Only good enough to follow its slope.
 */
export class RelaxedNest {
  private readonly levels: number;
  /** By level, and the PEs at the end: the next level outside it that may have temporal loops. */
  private readonly turning: readonly number[];
  private readonly prices: readonly PairPrice[];
  private readonly operands: readonly number[];
  private readonly macPj: number;
  private readonly outputs: number;
  private readonly ports: readonly PortLimit[];
  /** By level: what it keeps, with the width of an element. */
  private readonly rooms: readonly (readonly { operand: number; bits: number }[])[];
  private readonly inner: readonly Float64Array[];
  private readonly readBits: Float64Array;
  private readonly writeBits: Float64Array;

  constructor(
    private readonly subject: LayerOnAccelerator,
    private readonly space: Mapspace,
    private readonly objective: MappingObjective,
  ) {
    const pairs = nestPairs(space.levels.map(({ keeps }) => keeps));
    this.levels = space.levels.length;
    this.turning = [...space.levels.keys(), this.levels].map((child) =>
      Math.max(
        0,
        space.levels.findLastIndex(({ temporal }, level) => level < child && temporal.length > 0),
      ),
    );
    this.prices = pairs.map((pair) => pairPrice(subject, pair));
    this.operands = pairs.map(({ operand }) => OPERANDS.indexOf(operand));
    this.macPj = macEnergyPj(subject);
    this.ports = subject.accelerator.memories.flatMap(portLimits);
    this.rooms = space.levels.map(({ keeps }, level) =>
      keeps.map((operand) => {
        const index = OPERANDS.indexOf(operand);
        const pair = pairs.findIndex((one) => one.parent === level && one.operand === operand);
        return { operand: index, bits: this.prices[pair]?.parentBits ?? 0 };
      }),
    );
    this.inner = Array.from({ length: this.levels + 1 }, () => new Float64Array(8));
    this.readBits = new Float64Array(this.levels);
    this.writeBits = new Float64Array(this.levels);
    const { N, G, K, P, Q } = subject.layer.extents;
    this.outputs = N * G * K * P * Q;
  }

  /** @param stationary  by level: index of the operand that its innermost loops let stay */
  cost(bounds: RelaxedBounds, stationary: readonly number[]): RelaxedCost {
    const inner = this.innerExtents(bounds);
    const { readBits, writeBits } = this;
    readBits.fill(0);
    writeBits.fill(0);
    let pj = this.macPj;
    this.prices.forEach((price, pair) => {
      const { child, parent } = price;
      const operand = this.operands[pair] ?? 0;
      const entering = this.entering(bounds, inner, operand, child, stationary);
      const crossing = entering / this.sharing(bounds, operand, parent, child);
      const firsts = (level: number) =>
        price.isOutputs ? this.outputs * this.sharing(bounds, operand, 0, level) : 0;
      const reads = Math.max(0, crossing - firsts(parent));
      pj += reads * price.parentReadPj;
      add(readBits, parent, reads * price.parentBits);
      if (price.isOutputs) {
        pj += crossing * price.parentWritePj;
        add(writeBits, parent, crossing * price.parentBits);
      }
      if (child === this.levels) return;
      const fills = Math.max(0, entering - firsts(child));
      pj += fills * price.childWritePj;
      add(writeBits, child, fills * price.childBits);
    });
    const cycles = this.cycles(bounds, readBits, writeBits);
    return { logMerit: this.logMerit(pj, cycles), excess: this.excess(bounds, inner) };
  }

  private logMerit(pj: number, cycles: number): number {
    switch (this.objective) {
      case 'edp':
        return Math.log(pj) + Math.log(cycles);
      case 'latency':
        return Math.log(cycles);
      case 'energy':
        return Math.log(pj);
    }
  }

  /** By level, and the PEs at the end: logarithm of the extent of each dimension inside one instance. */
  private innerExtents(bounds: RelaxedBounds): readonly Float64Array[] {
    const { inner } = this;
    for (let level = this.levels - 1; level >= 0; level--) {
      for (let dim = 0; dim < 8; dim++) {
        let sum = inner[level + 1]?.[dim] ?? 0;
        for (let slot = 0; slot < SLOTS_PER_LEVEL; slot++) sum += at(bounds, dim, level, slot);
        const own = inner[level];
        if (own !== undefined) own[dim] = sum;
      }
    }
    return inner;
  }

  /** Elements of one operand that enter all instances of a level. */
  private entering(
    bounds: RelaxedBounds,
    inner: readonly Float64Array[],
    operand: number,
    child: number,
    stationary: readonly number[],
  ): number {
    const turning = this.turning[child] ?? 0;
    // PEs keep nothing.
    const stays = child < this.levels && stationary[turning] === operand;
    let log = Math.log(this.tile(inner[child], operand));
    for (let dim = 0; dim < 8; dim++) {
      const outside = (inner[0]?.[dim] ?? 0) - (inner[child]?.[dim] ?? 0);
      log += outside;
      // Loops that the operand does not see cost it nothing right outside, where it stays.
      if (stays && RELEVANT[dim]?.[operand] === false) log -= at(bounds, dim, turning, 0);
    }
    return Math.exp(log);
  }

  /** Instances of the child that share what leaves one of the parent, or that hold parts of the same sum. */
  private sharing(bounds: RelaxedBounds, operand: number, parent: number, child: number): number {
    let log = 0;
    for (let dim = 0; dim < 8; dim++) {
      if (RELEVANT[dim]?.[operand] === true) continue;
      for (let level = parent; level < child; level++) {
        log += at(bounds, dim, level, 1) + at(bounds, dim, level, 2);
      }
    }
    return Math.exp(log);
  }

  private tile(inner: Float64Array | undefined, operand: number): number {
    const extent = (dim: number) => Math.exp(inner?.[dim] ?? 0);
    const { stride, dilation } = this.subject.layer;
    let elements = 1;
    for (let dim = 0; dim < 8; dim++) {
      const isWindow = operand === INPUTS && dim >= 4;
      if (RELEVANT[dim]?.[operand] === true && !isWindow) elements *= extent(dim);
    }
    if (operand !== INPUTS) return elements;
    const rows = (extent(4) - 1) * stride.row + (extent(6) - 1) * dilation.row + 1;
    const columns = (extent(5) - 1) * stride.column + (extent(7) - 1) * dilation.column + 1;
    return elements * rows * columns;
  }

  private cycles(bounds: RelaxedBounds, readBits: Float64Array, writeBits: Float64Array): number {
    let steps = 0;
    const instances = new Float64Array(this.levels + 1);
    for (let level = 0; level < this.levels; level++) {
      let spread = instances[level] ?? 0;
      for (let dim = 0; dim < 8; dim++) {
        steps += at(bounds, dim, level, 0);
        spread += at(bounds, dim, level, 1) + at(bounds, dim, level, 2);
      }
      instances[level + 1] = spread;
    }
    let cycles = Math.exp(steps);
    for (const { level, bitsPerCycle, reads, writes } of this.ports) {
      const bits = (reads ? (readBits[level] ?? 0) : 0) + (writes ? (writeBits[level] ?? 0) : 0);
      cycles = Math.max(cycles, bits / bitsPerCycle / Math.exp(instances[level] ?? 0));
    }
    return cycles;
  }

  private excess(bounds: RelaxedBounds, inner: readonly Float64Array[]): number {
    let excess = 0;
    this.subject.accelerator.memories.forEach((memory, level) => {
      const need = (this.rooms[level] ?? []).reduce(
        (sum, { operand, bits }) => sum + this.tile(inner[level], operand) * bits,
        0,
      );
      excess += Math.max(0, Math.log(need / usableBits(memory))) ** 2;
      const { x, y } = this.space.levels[level] ?? {};
      [x, y].forEach((entry, axis) => {
        let used = -Math.log(entry?.children ?? 1);
        for (let dim = 0; dim < 8; dim++) used += at(bounds, dim, level, axis + 1);
        excess += Math.max(0, used) ** 2;
      });
    });
    return excess;
  }
}

function at(bounds: RelaxedBounds, dim: number, level: number, slot: number): number {
  return bounds[dim]?.[level * SLOTS_PER_LEVEL + slot] ?? 0;
}

function add(values: Float64Array, place: number, value: number): void {
  values[place] = (values[place] ?? 0) + value;
}
