import isEqual from 'lodash/isEqual.js';
import { InputError } from '../base/errors.ts';
import type { Evaluation, Genome } from '../search/problem.ts';
import type { JudgedBatch } from './run-store.ts';

/**
 * Answers a search that goes on from its checkpoint with what was judged after it, so that nothing is judged twice. A
 * search draws from its seed alone, so it must ask for the same genomes again.
 */
export class Replay {
  readonly #batches: Iterator<JudgedBatch>;
  #next: JudgedBatch | null;

  constructor(batches: Iterable<JudgedBatch>) {
    this.#batches = batches[Symbol.iterator]();
    this.#next = this.#take();
  }

  /** What was said about the genomes; null where they have not been judged yet. */
  answer(genomes: readonly Genome[]): readonly Evaluation[] | null {
    const judged = this.#next;
    if (judged === null) return null;
    if (!isEqual(judged.genomes, genomes)) {
      throw new InputError({
        rule: 'the search asks for other designs than when the run began',
        remedy: 'Go on with the version of Tandem that began it, or start a new run',
      });
    }
    this.#next = this.#take();
    return judged.evaluations;
  }

  #take(): JudgedBatch | null {
    const { value, done } = this.#batches.next();
    return done === true ? null : value;
  }
}
