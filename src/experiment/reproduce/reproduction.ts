import type { z } from 'zod';
import type { Surroundings } from '../surroundings.ts';

/** A figure that a reproduction arrives at. */
export interface Figure {
  /** What is measured, e.g. `cycles`. */
  readonly metric: string;
  /** Of which layer, network or design; `all` where there is one only. */
  readonly layer: string;
  /** Null where the reference results that it is told from are absent. */
  readonly value: number | null;
  readonly unit: string;
}

/** What a reproduction may use besides its setting. */
export interface ReproductionContext {
  readonly surroundings: Surroundings;
  /** Folder of reference results of other tools, which the package does not bring along. Null where there is none. */
  readonly referenceFolder: string | null;
  readonly signal: AbortSignal;
  /** Told what is being done, for long work. */
  readonly progress: (doing: string) => void;
}

/** A published result that is computed again. To add one: docs/experiments.md, "Reproductions". */
export interface Reproduction<Setting> {
  /** Name of its folder: design, venue, year. */
  readonly name: string;
  /** What `setting` in its experiment.yaml may say. */
  readonly setting: z.ZodType<Setting>;
  readonly run: (
    setting: Setting,
    context: ReproductionContext,
  ) => Promise<readonly Figure[]> | readonly Figure[];
}

/** A reproduction that checks the setting that it is handed. */
export interface AnyReproduction {
  readonly name: string;
  readonly setting: z.ZodType;
  /** @throws InputError where the setting is not what it needs */
  readonly run: (
    setting: unknown,
    context: ReproductionContext,
  ) => Promise<readonly Figure[]> | readonly Figure[];
}

/** Makes a reproduction one of a list of them, whatever its setting. */
export function reproduction<Setting>(one: Reproduction<Setting>): AnyReproduction {
  return { ...one, run: (setting, context) => one.run(one.setting.parse(setting), context) };
}
