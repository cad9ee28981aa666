import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { createRandom, type Random, restoreRandom } from '../../base/random.ts';
import type { AlgorithmSetting, AlgorithmStart } from '../algorithm.ts';
import { totalViolation } from '../dominance.ts';
import { type GeneRanges, geneRanges } from '../operators/gene-ranges.ts';
import { GenomeLedger } from '../operators/genome-ledger.ts';
import { GenomeSet } from '../operators/genome-set.ts';
import { uniformGenome } from '../operators/sampling.ts';
import { type Batch, emptyBatch, fillWithDraws } from '../operators/variation.ts';
import { type Evaluation, type Genome, isInSpace, type Space, validateSpace } from '../problem.ts';
import { randomState } from './algorithm-state.ts';
import type { Judged } from './judged.ts';

export const CORE_STATE = z.object({
  generation: z.int().min(0),
  random: randomState,
  judged: z.array(z.int().min(0)),
  pending: z.array(z.array(z.number())),
});

export type CoreState = z.infer<typeof CORE_STATE>;

/**
 * What every search has: its generator, its count of batches, the designs that it must not ask for again, and the
 * genomes that it was given to start from.
 */
export class SearchCore {
  readonly ranges: GeneRanges;
  readonly random: Random;
  generation: number;
  readonly #ledger: GenomeLedger;
  /** Initial genomes that were not judged yet. */
  #pending: readonly Genome[];

  private constructor(
    { space }: AlgorithmSetting,
    random: Random,
    { generation, judged, pending }: Omit<CoreState, 'random'>,
  ) {
    this.ranges = geneRanges(space);
    this.random = random;
    this.generation = generation;
    this.#ledger = new GenomeLedger(this.ranges, judged);
    this.#pending = pending;
  }

  /** Throws InputError for a space or initial genomes that are not legal. */
  static started(start: AlgorithmStart): SearchCore {
    const { space, seed, initial = [] } = start;
    validateSpace(space);
    checkInitial(space, initial);
    const pending = initial.map((genome) => [...genome]);
    return new SearchCore(start, createRandom(seed), { generation: 0, judged: [], pending });
  }

  static restored(setting: AlgorithmSetting, state: CoreState): SearchCore {
    validateSpace(setting.space);
    return new SearchCore(setting, restoreRandom(state.random), state);
  }

  /** A batch that may hold no genome judged before and none of the others; initial genomes are in it already. */
  batch(size: number, others: Iterable<Genome> = []): Batch {
    const batch = emptyBatch(size, (genome) => this.#ledger.has(genome), others);
    for (const genome of this.#pending) batch.offer(genome);
    return batch;
  }

  /** Fills a batch with even draws, and a space that is all but used up with what is left of it. */
  fill(batch: Batch): readonly Genome[] {
    fillWithDraws(batch, () => uniformGenome(this.ranges, this.random));
    if (batch.genomes.length < batch.size) {
      for (const genome of this.#ledger.unjudged(this.random)) {
        if (batch.genomes.length === batch.size) break;
        batch.offer(genome);
      }
    }
    return batch.genomes;
  }

  /** Notes a batch as judged. */
  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): Judged[] {
    this.generation++;
    for (const genome of genomes) this.#ledger.add(genome);
    if (this.#pending.length > 0) {
      const told = new GenomeSet(genomes);
      this.#pending = this.#pending.filter((genome) => !told.has(genome));
    }
    return evaluations.map((evaluation, index) => ({
      genome: genomes[index] ?? [],
      objectives: evaluation.objectives,
      violation: totalViolation(evaluation),
    }));
  }

  state(): CoreState {
    return {
      generation: this.generation,
      random: [...this.random.state()],
      judged: this.#ledger.state(),
      pending: this.#pending.map((genome) => [...genome]),
    };
  }
}

/** Throws InputError where a genome to start from is not of the space. */
export function checkInitial(space: Space, initial: readonly Genome[]): void {
  const problems = initial.flatMap((genome, index) =>
    isInSpace(space, genome)
      ? []
      : [
          {
            path: `initial[${index}]`,
            rule: 'must be a genome of the space',
            got: `[${genome.join(', ')}]`,
            remedy: 'Leave it out, or bring its genes into their bounds',
          },
        ],
  );
  if (problems.length > 0) throw new InputError(problems);
}
