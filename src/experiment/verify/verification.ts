/** A figure of one reference case that ours differs from, beyond what its format allows. */
export interface Mismatch {
  readonly id: string;
  readonly field: string;
  readonly ours: number;
  readonly theirs: number;
}

/** A figure that was measured, and ours. */
export interface MeasuredFigure {
  readonly id: string;
  readonly unit: string;
  readonly ours: number;
  readonly theirs: number;
  /** How near ours must come, as a share. */
  readonly tolerance: number;
}

/** What became of one reference case. */
export type CaseResult =
  | { readonly id: string; readonly outcome: 'compared'; readonly mismatches: readonly Mismatch[] }
  /** Held against a measurement, which no model meets exactly: only the agreement over all of them can fail. */
  | {
      readonly id: string;
      readonly outcome: 'measured';
      readonly isWithin: boolean;
      /** Left out where there are too many cases to be read one by one. */
      readonly figure?: MeasuredFigure;
    }
  /** Left out on purpose, with the reason. */
  | { readonly id: string; readonly outcome: 'skipped'; readonly reason: string };

/** Where our cycles stand against the reference's; null without cases. */
export interface Agreement {
  readonly meanAbsPct: number | null;
  readonly medianAbsPct: number | null;
  /** Geometric mean of ours / theirs. */
  readonly geomeanRatio: number | null;
  /** Spearman's rank correlation. */
  readonly spearman: number | null;
}

/** What the agreement with measurements must reach. */
export interface AgreementBars {
  /** At most. */
  readonly meanAbsPct: number;
  /** At least. */
  readonly spearman: number;
  /** From, to. */
  readonly geomeanRatio: readonly [number, number];
}

/** All cases of one folder. */
export interface Verification extends Agreement {
  readonly folder: string;
  readonly format: string;
  readonly cases: number;
  /** Cases in which every figure agrees; of measurements, those that we are near enough to. */
  readonly exact: number;
  /** Cases by the reason for which they were left out. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly failures: readonly Mismatch[];
  /** Measurements that are worth reading one by one; left out where there are none. */
  readonly measured?: readonly MeasuredFigure[];
}

/** Cycles of one case, ours and theirs. */
export interface CyclesPair {
  readonly ours: number;
  readonly theirs: number;
}

/** What a reader makes of one file. */
export interface FileVerification {
  readonly results: readonly CaseResult[];
  readonly cycles: readonly CyclesPair[];
}

/** A format of reference results. To add one: a file in this folder and a line in `readers.ts`. */
export interface ReferenceReader {
  readonly format: string;
  /** Whether the file looks like this format, by name and beginning. */
  readonly recognises: (name: string, text: string) => boolean;
  /** Left out where every figure is held on its own. */
  readonly bars?: AgreementBars;
  /** @throws InputError with file and line where a record cannot be read */
  readonly verify: (file: string, text: string) => FileVerification | Promise<FileVerification>;
}
