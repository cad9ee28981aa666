import { ceilDiv } from '../../base/ceil-div.ts';
import type { Random } from '../../base/random.ts';
import type { GenomeSpace } from './genome-space.ts';
import { SLOTS_PER_LEVEL } from './mapping-genome.ts';
import type { RelaxedBounds } from './relaxed-nest.ts';

/** Difference by which slopes are measured, and the constants of Adam (Kingma and Ba 2015). */
const DIFFERENCE = 1e-4;
const RATE = 0.2;
const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.99;

/**
 * How each dimension is split over its loops, as weights of which a softmax gives each loop its share of the logarithm of the
 * extent: whatever the weights, the product of the bounds is the extent.
 */
export class RelaxedSplits {
  private readonly places: readonly { readonly dim: number; readonly slot: number }[];
  private readonly weights: Float64Array;
  private readonly momentum: Float64Array;
  private readonly variance: Float64Array;
  private readonly logs: readonly Float64Array[];
  private steps = 0;

  constructor(
    private readonly space: GenomeSpace,
    random: Random,
  ) {
    this.places = space.dims.flatMap((dim) =>
      space.slotsOf(dim).map(({ slot }) => ({ dim, slot })),
    );
    this.weights = Float64Array.from(this.places, () => random.normal());
    this.momentum = new Float64Array(this.places.length);
    this.variance = new Float64Array(this.places.length);
    const slots = space.space.levels.length * SLOTS_PER_LEVEL;
    this.logs = Array.from({ length: 8 }, () => new Float64Array(slots));
    for (const dim of space.dims) this.share(dim);
  }

  bounds(): RelaxedBounds {
    return this.logs;
  }

  /** One step of Adam down the slope of a loss, measured by differences on both sides. */
  step(loss: (bounds: RelaxedBounds) => number): void {
    const { weights, momentum, variance } = this;
    this.steps++;
    const slopes = weights.map((weight, index) => {
      const dim = this.places[index]?.dim ?? 0;
      weights[index] = weight + DIFFERENCE;
      this.share(dim);
      const above = loss(this.logs);
      weights[index] = weight - DIFFERENCE;
      this.share(dim);
      const below = loss(this.logs);
      weights[index] = weight;
      this.share(dim);
      return (above - below) / (2 * DIFFERENCE);
    });
    slopes.forEach((slope, index) => {
      const first = FIRST_DECAY * (momentum[index] ?? 0) + (1 - FIRST_DECAY) * slope;
      const second = SECOND_DECAY * (variance[index] ?? 0) + (1 - SECOND_DECAY) * slope ** 2;
      momentum[index] = first;
      variance[index] = second;
      const mean = first / (1 - FIRST_DECAY ** this.steps);
      const spread = second / (1 - SECOND_DECAY ** this.steps);
      weights[index] = (weights[index] ?? 0) - (RATE * mean) / (Math.sqrt(spread) + 1e-8);
    });
    for (const dim of this.space.dims) this.share(dim);
  }

  /** Writes the bounds of one dimension. */
  private share(dim: number): void {
    const logs = this.logs[dim];
    if (logs === undefined) return;
    const total = Math.log(this.space.extentOf(dim));
    let sum = 0;
    for (let index = 0; index < this.places.length; index++) {
      if (this.places[index]?.dim === dim) sum += Math.exp(this.weights[index] ?? 0);
    }
    for (let index = 0; index < this.places.length; index++) {
      const place = this.places[index];
      if (place?.dim !== dim) continue;
      logs[place.slot] = (Math.exp(this.weights[index] ?? 0) / sum) * total;
    }
  }

  /** Whole bounds near by, from the inside out; the outermost loop takes what is left. */
  rounded(): readonly (readonly number[])[] {
    return this.bounds().map((logs, dim) => {
      const bounds = new Array<number>(logs.length).fill(1);
      const slots = this.space.slotsOf(dim).filter(({ slot }) => slot > 0);
      let left = this.space.extentOf(dim);
      for (const { slot, limit } of slots.toReversed()) {
        const bound = this.nearest(left, Math.min(limit, left), Math.exp(logs[slot] ?? 0));
        bounds[slot] = bound;
        left = ceilDiv(left, bound);
      }
      bounds[0] = left;
      return bounds;
    });
  }

  private nearest(left: number, most: number, wanted: number): number {
    if (this.space.space.tiling === 'uneven') {
      return Math.max(1, Math.min(most, Math.round(wanted)));
    }
    let nearest = 1;
    for (let bound = 2; bound <= most; bound++) {
      if (left % bound !== 0) continue;
      const distance = Math.abs(Math.log(bound / wanted));
      if (distance < Math.abs(Math.log(nearest / wanted))) nearest = bound;
    }
    return nearest;
  }
}
