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
  /** What came out of them, in order; fewer genomes than were asked for are fine. */
  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void;
  /** Everything `restore` needs to go on identically, ready for JSON; may be taken after any ask or tell. */
  state(): unknown;
}

/** What a search runs on. */
export interface AlgorithmSetting {
  readonly space: Space;
  readonly objectiveCount: number;
  /** By option name; what is absent takes its default. */
  readonly options?: OptionValues;
}

/** A kind of algorithm: one entry of the registry. */
export interface AlgorithmDefinition {
  readonly name: string;
  readonly description: string;
  readonly options: readonly AlgorithmOption[];
  /** A fresh search. Throws InputError for a space or options that are not legal. */
  create(setting: AlgorithmSetting & { readonly seed: number }): Algorithm;
  /** The search that gave `state`, with the same space and options. Throws InputError for a state that does not fit. */
  restore(setting: AlgorithmSetting & { readonly state: unknown }): Algorithm;
}
