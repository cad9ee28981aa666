import { ceilDiv } from '../../base/ceil-div.ts';
import type { Random } from '../../base/random.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import { LOOP_DIMS } from '../../workload/dims.ts';
import type { Mapspace } from '../optimal/mapspace.ts';
import { GenomeRoom } from './genome-room.ts';
import { type MappingGenome, SLOTS_PER_LEVEL } from './mapping-genome.ts';

/** A loop that a dimension may have, and its largest bound. */
interface Slot {
  readonly slot: number;
  readonly limit: number;
}

/** Tries to make a genome fit, and to find one that does. */
const REPAIRS = 64;
const TRIES = 4;
/** Share of variations that change a bound to any number instead of moving a factor, where tiles may be uneven. */
const NUDGE_SHARE = 0.3;

/** Draws and varies the mappings of one mapspace. */
export class GenomeSpace {
  readonly room: GenomeRoom;
  /** Dimensions with anything to split. */
  readonly dims: readonly number[];
  private readonly extents: readonly number[];
  private readonly slots: readonly (readonly Slot[])[];

  constructor(
    subject: LayerOnAccelerator,
    readonly space: Mapspace,
    private readonly index: number,
  ) {
    this.room = new GenomeRoom(subject, space);
    this.extents = LOOP_DIMS.map((dim) => subject.layer.extents[dim]);
    this.dims = this.extents.flatMap((extent, dim) => (extent > 1 ? [dim] : []));
    this.slots = LOOP_DIMS.map((_, dim) => slotsOf(space, dim));
  }

  /** Loops that a dimension may have. */
  slotsOf(dim: number): readonly Slot[] {
    return this.slots[dim] ?? [];
  }

  extentOf(dim: number): number {
    return this.extents[dim] ?? 1;
  }

  /** Any mapping, as likely as its prime factors fall: most fit nowhere. */
  draw(random: Random): MappingGenome {
    const bounds = this.extents.map((_, dim) => this.drawBounds(random, dim));
    const places = LOOP_DIMS.map((_, place) => place);
    const orders = this.space.levels.map(() => random.shuffle(places));
    return { space: this.index, bounds, orders };
  }

  /** A mapping that fits, as far as can be told without scoring it. */
  drawFitting(random: Random): MappingGenome {
    let genome = this.repair(random, this.draw(random));
    for (let turn = 1; turn < TRIES && !this.fits(genome); turn++) {
      genome = this.repair(random, this.draw(random));
    }
    return genome;
  }

  fits(genome: MappingGenome): boolean {
    return this.room.fitsAxes(genome) && this.room.overfullLevel(genome) < 0;
  }

  /** Another split of one dimension: a prime factor moved to another loop, or another bound. */
  moved(random: Random, genome: MappingGenome): MappingGenome {
    if (this.dims.length === 0) return genome;
    const dim = random.pick(this.dims);
    const bounds = [...(genome.bounds[dim] ?? [])];
    if (this.space.tiling === 'uneven' && random.uniform() < NUDGE_SHARE) {
      const { slot, limit } = random.pick(this.slotsOf(dim));
      bounds[slot] = random.integer(1, Math.min(limit, this.extentOf(dim)));
    } else {
      const from = random.pick(this.slotsOf(dim).filter(({ slot }) => (bounds[slot] ?? 1) > 1));
      const factor = random.pick(primeFactors(bounds[from.slot] ?? 1));
      const to = random.pick(this.roomFor(dim, bounds, factor));
      bounds[from.slot] = (bounds[from.slot] ?? 1) / factor;
      bounds[to] = (bounds[to] ?? 1) * factor;
    }
    return { ...genome, bounds: genome.bounds.with(dim, this.settled(dim, bounds)) };
  }

  /** Two loops of one level change places. */
  reordered(random: Random, genome: MappingGenome): MappingGenome {
    const level = random.integer(0, genome.orders.length - 1);
    const order = [...(genome.orders[level] ?? [])];
    const a = random.integer(0, order.length - 1);
    const b = random.integer(0, order.length - 1);
    [order[a], order[b]] = [order[b] ?? 0, order[a] ?? 0];
    return { ...genome, orders: genome.orders.with(level, order) };
  }

  /** Moves factors outwards, or off the axes, until the genome fits, or for a while. */
  repair(random: Random, genome: MappingGenome): MappingGenome {
    const bounds = genome.bounds.map((own) => [...own]);
    const repaired = { ...genome, bounds };
    for (let turn = 0; turn < REPAIRS; turn++) {
      const crowded = this.crowdedSlots(repaired);
      if (crowded.length === 0) break;
      const { dim, slot } = random.pick(crowded);
      const own = bounds[dim] ?? [];
      const factor = random.pick(primeFactors(own[slot] ?? 1));
      own[slot] = (own[slot] ?? 1) / factor;
      own[0] = (own[0] ?? 1) * factor;
      bounds[dim] = this.settled(dim, own);
    }
    return repaired;
  }

  /** Loops that make an axis or a tile too large: the first axis, or else the innermost tile. */
  private crowdedSlots(genome: MappingGenome): readonly { dim: number; slot: number }[] {
    const isBound = (dim: number, slot: number) => (genome.bounds[dim]?.[slot] ?? 1) > 1;
    if (!this.room.fitsAxes(genome)) {
      const axes = this.space.levels.flatMap(({ x, y }, level) =>
        [x, y].flatMap(({ children }, axis) => {
          const slot = level * SLOTS_PER_LEVEL + axis + 1;
          const used = genome.bounds.reduce((product, own) => product * (own[slot] ?? 1), 1);
          return used > children ? [slot] : [];
        }),
      );
      return axes.flatMap((slot) =>
        this.dims.flatMap((dim) => (isBound(dim, slot) ? [{ dim, slot }] : [])),
      );
    }
    const level = this.room.overfullLevel(genome);
    if (level <= 0) return [];
    return this.dims.flatMap((dim) =>
      this.slotsOf(dim).flatMap(({ slot }) =>
        slot >= level * SLOTS_PER_LEVEL && isBound(dim, slot) ? [{ dim, slot }] : [],
      ),
    );
  }

  private drawBounds(random: Random, dim: number): readonly number[] {
    const bounds = new Array<number>(this.space.levels.length * SLOTS_PER_LEVEL).fill(1);
    const extent = this.extentOf(dim);
    const isEven = this.space.tiling !== 'uneven';
    // Uneven tiles cover a little more than there is, with other factors.
    const covered = isEven ? extent : extent + random.integer(0, extent >> 3);
    for (const factor of random.shuffle(primeFactors(covered))) {
      const slot = random.pick(this.roomFor(dim, bounds, factor));
      bounds[slot] = (bounds[slot] ?? 1) * factor;
    }
    return this.settled(dim, bounds);
  }

  /** Loops that may be so much longer; the outermost always may. */
  private roomFor(dim: number, bounds: readonly number[], factor: number): readonly number[] {
    return this.slotsOf(dim).flatMap(({ slot, limit }) =>
      (bounds[slot] ?? 1) * factor <= limit ? [slot] : [],
    );
  }

  /** Without steps that do nothing: from the inside out no bound above what is left, and the outermost takes the rest. */
  private settled(dim: number, bounds: readonly number[]): number[] {
    const settled = [...bounds];
    const extent = this.extentOf(dim);
    let inner = 1;
    for (let slot = settled.length - 1; slot > 0; slot--) {
      settled[slot] = Math.min(settled[slot] ?? 1, ceilDiv(extent, inner));
      inner *= settled[slot] ?? 1;
    }
    settled[0] = ceilDiv(extent, inner);
    return settled;
  }
}

function slotsOf({ levels }: Mapspace, dim: number): readonly Slot[] {
  const name = LOOP_DIMS[dim];
  return levels.flatMap(({ temporal, x, y }, level) => {
    const inTime = level === 0 || (name !== undefined && temporal.includes(name));
    const limits = [inTime ? Number.POSITIVE_INFINITY : 1, x.atMost[dim] ?? 1, y.atMost[dim] ?? 1];
    return limits.flatMap((limit, place) =>
      limit > 1 ? [{ slot: level * SLOTS_PER_LEVEL + place, limit }] : [],
    );
  });
}

/** Ascending; of 12: 2, 2, 3. */
export function primeFactors(number: number): readonly number[] {
  const factors: number[] = [];
  let rest = number;
  for (let factor = 2; factor * factor <= rest; factor++) {
    while (rest % factor === 0) {
      factors.push(factor);
      rest /= factor;
    }
  }
  return rest > 1 ? [...factors, rest] : factors;
}
