import type { Accelerator } from '../accelerator/accelerator.ts';
import type { AccuracySource } from '../accuracy/accuracy.ts';
import type { ObjectiveLabel } from '../base/objective.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import type { FpgaResources } from '../technology/fpga-device.ts';

/** Gene values by name, as a person would write them, e.g. `{ width: 1, resolution: 224, peRows: 16 }`. */
export type GeneValues = Readonly<Record<string, number | string>>;

/** A finished design of a front: everything needed to read, plot, trust and rebuild it. */
export interface Design {
  /** Number of the trial in the run, from 0. */
  readonly trial: number;
  /** By objective key, all minimised. */
  readonly objectives: Readonly<Record<string, number>>;
  readonly genes: GeneValues;
  readonly network: {
    readonly name: string;
    readonly top1Pct: number;
    readonly accuracySource: AccuracySource;
    readonly macs: number;
    readonly parameters: number;
  };
  /** The complete description, ready to be written as an accelerator file. */
  readonly accelerator: Accelerator;
  readonly hardware: {
    readonly areaMm2: number | null;
    readonly resources: FpgaResources | null;
  };
  /** One entry per layer: its mapping and its cost. */
  readonly mappings: readonly MappedLayer[];
  readonly evaluatedBy: 'reference';
  /** What scored the candidate mappings before the reference confirmed the best. */
  readonly screenedBy: string;
}

/** How far a run had come after a generation. */
export interface Progress {
  readonly generation: number;
  readonly evaluations: number;
  /** Of the front so far, against the study's fixed reference point, as a share of the box: 0 … 1. */
  readonly hypervolume: number;
  readonly frontSize: number;
}

/** One evaluation as the run keeps it. */
export interface Trial {
  readonly trial: number;
  readonly generation: number;
  readonly genes: GeneValues;
  /** Empty where the design is infeasible before its objectives are known. */
  readonly objectives: Readonly<Record<string, number>>;
  /** ≤ 0 where the constraint holds, by constraint name. */
  readonly violations: Readonly<Record<string, number>>;
  /** Everything else that is known of it, by key; null where a figure is not known. */
  readonly figures: Readonly<Record<string, number | null>>;
  readonly feasible: boolean;
  readonly accuracySource: AccuracySource;
}

/** All trials of a run, counted. */
export interface TrialTally {
  readonly evaluated: number;
  readonly feasible: number;
  /** By constraint that was broken: by how many trials, and by how much at least. */
  readonly broken: Readonly<Record<string, { readonly count: number; readonly nearest: number }>>;
}

/** How often each choice of a gene was tried, in equal parts of a run from its start to its end. */
export interface GeneHistory {
  readonly gene: string;
  readonly choices: readonly (number | string)[];
  /** Counts by choice, part after part. */
  readonly parts: readonly (readonly number[])[];
}

/** What the report is drawn from, read back from a run folder. */
export interface RunSummary {
  readonly title: string;
  readonly description: string;
  readonly experiment: string;
  readonly seed: number;
  readonly algorithm: string;
  readonly executor: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly objectives: readonly ObjectiveLabel[];
  readonly constraints: readonly string[];
  readonly history: readonly Progress[];
  readonly tally: TrialTally;
  /** All trials, or of very many some that are evenly spread over the run. */
  readonly trials: readonly Trial[];
  readonly geneHistory: readonly GeneHistory[];
  /** The front, sorted by the first objective. */
  readonly designs: readonly Design[];
  /** False where the run was stopped before its budget was used up. */
  readonly finished: boolean;
}
