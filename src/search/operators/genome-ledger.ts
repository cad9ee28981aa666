import type { Random } from '../../base/random.ts';
import type { Genome } from '../problem.ts';
import { type GeneRanges, REAL } from './gene-ranges.ts';

/** Genomes that are remembered, so that memory does not grow with the length of a search; about 45 bytes each. */
const CAPACITY = 2 ** 18;

/**
 * Remembers which designs were judged, where a space is countable: no design is paid for twice, and a small space is
 * known to be used up. A genome is kept as one number (mixed radix over its genes). Spaces with a real gene or with more
 * than 2^53 genomes are not remembered; repeats are rare there. Of more than `capacity` judged genomes the oldest are
 * forgotten.
 */
export class GenomeLedger {
  readonly #ranges: GeneRanges;
  readonly #cardinality: number;
  readonly #isCountable: boolean;
  readonly #capacity: number;
  readonly #judged: Set<number>;

  /** @param judged  what `state` gave */
  constructor(ranges: GeneRanges, judged: Iterable<number> = [], capacity: number = CAPACITY) {
    this.#ranges = ranges;
    this.#capacity = capacity;
    this.#cardinality = cardinality(ranges);
    this.#isCountable = this.#cardinality <= Number.MAX_SAFE_INTEGER;
    this.#judged = new Set(judged);
  }

  add(genome: Genome): void {
    if (!this.#isCountable) return;
    this.#judged.add(this.#numberOf(genome));
    for (const oldest of this.#judged) {
      if (this.#judged.size <= this.#capacity) return;
      this.#judged.delete(oldest);
    }
  }

  has(genome: Genome): boolean {
    return this.#isCountable && this.#judged.has(this.#numberOf(genome));
  }

  /**
   * The genomes that were not judged, from a drawn one on; none where the space is not countable. Meant for spaces that
   * are all but used up, for it passes over every judged one.
   */
  *unjudged(random: Random): Generator<Genome> {
    if (!this.#isCountable) return;
    const start = random.integer(0, this.#cardinality - 1);
    for (let step = 0; step < this.#cardinality; step++) {
      const number = (start + step) % this.#cardinality;
      if (!this.#judged.has(number)) yield this.#genomeOf(number);
    }
  }

  /** The numbers of the genomes that are remembered, in the order of judging. */
  state(): number[] {
    return [...this.#judged];
  }

  #genomeOf(number: number): Genome {
    const { lows, highs, count } = this.#ranges;
    const genome: number[] = new Array(count);
    let left = number;
    for (let gene = count - 1; gene >= 0; gene--) {
      const low = lows[gene] ?? 0;
      const values = (highs[gene] ?? 0) - low + 1;
      genome[gene] = low + (left % values);
      left = Math.floor(left / values);
    }
    return genome;
  }

  #numberOf(genome: Genome): number {
    const { lows, highs, count } = this.#ranges;
    let number = 0;
    for (let gene = 0; gene < count; gene++) {
      const low = lows[gene] ?? 0;
      number = number * ((highs[gene] ?? 0) - low + 1) + (genome[gene] ?? 0) - low;
    }
    return number;
  }
}

function cardinality({ kinds, lows, highs }: GeneRanges): number {
  return kinds.reduce((product, kind, gene) => {
    if (kind === REAL) return Number.POSITIVE_INFINITY;
    return product * ((highs[gene] ?? 0) - (lows[gene] ?? 0) + 1);
  }, 1);
}
