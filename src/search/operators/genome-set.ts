import type { Genome } from '../problem.ts';

const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer);

/** A set of genomes, equal where all their genes are. */
export class GenomeSet {
  readonly #first = new Map<number, Genome>();
  /** Those whose hash another genome has already: rare. */
  readonly #others: Genome[] = [];

  constructor(genomes: Iterable<Genome> = []) {
    for (const genome of genomes) this.add(genome);
  }

  has(genome: Genome): boolean {
    const first = this.#first.get(hashOf(genome));
    if (first === undefined) return false;
    return areEqual(first, genome) || this.#others.some((other) => areEqual(other, genome));
  }

  /** Puts a genome in; false where it was there already. */
  add(genome: Genome): boolean {
    const key = hashOf(genome);
    const first = this.#first.get(key);
    if (first === undefined) {
      this.#first.set(key, genome);
      return true;
    }
    if (areEqual(first, genome) || this.#others.some((other) => areEqual(other, genome))) {
      return false;
    }
    this.#others.push(genome);
    return true;
  }
}

function areEqual(a: Genome, b: Genome): boolean {
  if (a.length !== b.length) return false;
  for (let gene = 0; gene < a.length; gene++) if (a[gene] !== b[gene]) return false;
  return true;
}

/** FNV-1a over the 32-bit halves of every gene; −0 counts as 0. */
function hashOf(genome: Genome): number {
  let hash = 0x811c9dc5;
  for (let gene = 0; gene < genome.length; gene++) {
    scratch[0] = (genome[gene] ?? 0) + 0;
    hash = Math.imul(hash ^ (words[0] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15) ^ (words[1] ?? 0), 0x01000193);
  }
  return hash;
}
