import type { AlgorithmOption, OptionValues } from './algorithm-options.ts';
import type { Evaluation, Genome, Space } from './problem.ts';

/**
 * A search by ask and tell. It holds the state of one run, draws only from its own seeded generator, and leaves it to
 * the driver when to stop.
 */
export interface Algorithm {
  readonly name: string;
  /** Batches told so far. */
  readonly generation: number;
  /** The next genomes to judge. Empty when it knows of none that it has not judged already. */
  ask(): readonly Genome[];
  /**
   * What came out of them, in order. Fewer genomes than were asked for are fine; so are those of several asks at once,
   * of which the driver may have chosen.
   */
  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void;
  /** Everything `restore` needs to go on identically, ready for JSON; may be taken after any ask or tell. */
  state(): unknown;
  /** Figures about the search itself, for the record, such as how well a model that it trains predicts. */
  diagnostics?(): Readonly<Record<string, number>>;
}

/** What a search runs on. */
export interface AlgorithmSetting {
  readonly space: Space;
  readonly objectiveCount: number;
  /** By option name; what is absent takes its default. */
  readonly options?: OptionValues;
}

/** What a fresh search starts from. */
export interface AlgorithmStart extends AlgorithmSetting {
  readonly seed: number;
  /** Genomes that are asked for first, in this order: designs of an earlier run, or published ones. */
  readonly initial?: readonly Genome[];
}

/** A kind of algorithm: one entry of the registry. */
export interface AlgorithmDefinition {
  readonly name: string;
  readonly description: string;
  readonly options: readonly AlgorithmOption[];
  /** A fresh search. Throws InputError for a space, options or initial genomes that are not legal. */
  create(start: AlgorithmStart): Algorithm;
  /** The search that gave `state`, with the same space and options. Throws InputError for a state that does not fit. */
  restore(setting: AlgorithmSetting & { readonly state: unknown }): Algorithm;
}
