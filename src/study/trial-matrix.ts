import { ACCURACY_SOURCES, type AccuracySource } from '../accuracy/accuracy.ts';
import { type GeneChoices, geneValues } from '../codesign/gene-choices.ts';
import type { Evaluation, Genome } from '../search/problem.ts';
import type { Trial } from './design.ts';

/** What the columns of a run's trials are, in the order in which they are kept. */
export interface TrialLayout {
  /** All genes of the run; those with a single choice have no column. */
  readonly genes: readonly GeneChoices[];
  /** Keys of the objectives, names of the constraints, keys of the further figures. */
  readonly objectives: readonly string[];
  readonly constraints: readonly string[];
  readonly figures: readonly string[];
}

/** A trial as it is kept. */
export interface KeptTrial {
  readonly genome: Genome;
  readonly evaluation: Evaluation;
  /** By key; null where a figure is not known. */
  readonly figures: Readonly<Record<string, number | null>>;
  readonly accuracySource: AccuracySource;
}

/** Trials that were judged together, as columns of numbers. */
export interface TrialMatrix {
  /** Number of the first trial in its run. */
  readonly firstTrial: number;
  readonly generation: number;
  readonly count: number;
  /** Genes by the position of their choice, objectives, violations, figures (NaN: not known), accuracy source. */
  readonly columns: readonly Float64Array[];
}

/** Positions of the columns of each kind. */
export interface ColumnPlaces {
  readonly width: number;
  readonly genes: number;
  readonly objectives: number;
  readonly constraints: number;
  readonly figures: number;
  readonly accuracySource: number;
}

export function freeGenes({ genes }: TrialLayout): readonly GeneChoices[] {
  return genes.filter(({ choices }) => choices.length > 1);
}

export function columnPlaces(layout: TrialLayout): ColumnPlaces {
  const objectives = freeGenes(layout).length;
  const constraints = objectives + layout.objectives.length;
  const figures = constraints + layout.constraints.length;
  const accuracySource = figures + layout.figures.length;
  return { genes: 0, objectives, constraints, figures, accuracySource, width: accuracySource + 1 };
}

/** Float64, little-endian as on every machine that Node runs on, column after column. */
export function packTrials(layout: TrialLayout, trials: readonly KeptTrial[]): Uint8Array {
  const { width } = columnPlaces(layout);
  const values = new Float64Array(width * trials.length);
  for (const [row, trial] of trials.entries()) {
    const cells = [
      ...trial.genome,
      ...trial.evaluation.objectives,
      ...trial.evaluation.violations,
      ...layout.figures.map((key) => trial.figures[key] ?? Number.NaN),
      ACCURACY_SOURCES.indexOf(trial.accuracySource),
    ];
    if (cells.length !== width) throw new RangeError(`a trial has ${cells.length} of ${width}`);
    for (const [column, cell] of cells.entries()) values[column * trials.length + row] = cell;
  }
  return new Uint8Array(values.buffer);
}

/** The columns of `packTrials`; null where the bytes are not as many as they should be. */
export function unpackColumns(
  layout: TrialLayout,
  count: number,
  bytes: Uint8Array,
): readonly Float64Array[] | null {
  const { width } = columnPlaces(layout);
  if (bytes.byteLength !== width * count * Float64Array.BYTES_PER_ELEMENT) return null;
  const { buffer } = Uint8Array.from(bytes);
  const places = Array.from({ length: width }, (_, column) => column);
  return places.map((column) => new Float64Array(buffer, 8 * column * count, count));
}

/** Reads single trials out of matrices. */
export class TrialReader {
  readonly #layout: TrialLayout;
  readonly #places: ColumnPlaces;

  constructor(layout: TrialLayout) {
    this.#layout = layout;
    this.#places = columnPlaces(layout);
  }

  genome(matrix: TrialMatrix, row: number): Genome {
    const { genes, objectives } = this.#places;
    return cells(matrix, row, genes, objectives);
  }

  evaluation(matrix: TrialMatrix, row: number): Evaluation {
    const { objectives, constraints, figures } = this.#places;
    return {
      objectives: cells(matrix, row, objectives, constraints),
      violations: cells(matrix, row, constraints, figures),
    };
  }

  accuracySource(matrix: TrialMatrix, row: number): AccuracySource {
    const [code = 0] = cells(matrix, row, this.#places.accuracySource, this.#places.width);
    const source = ACCURACY_SOURCES[code];
    if (source === undefined) throw new RangeError(`no accuracy source has the number ${code}`);
    return source;
  }

  figures(matrix: TrialMatrix, row: number): Readonly<Record<string, number | null>> {
    const { figures, accuracySource } = this.#places;
    const known = cells(matrix, row, figures, accuracySource).map((value) =>
      Number.isNaN(value) ? null : value,
    );
    return byName(this.#layout.figures, known);
  }

  trial(matrix: TrialMatrix, row: number): Trial {
    const { genes, objectives, constraints } = this.#layout;
    const evaluation = this.evaluation(matrix, row);
    const feasible = evaluation.violations.every((violation) => violation <= 0);
    return {
      trial: matrix.firstTrial + row,
      generation: matrix.generation,
      genes: geneValues(genes, this.genome(matrix, row)),
      objectives: feasible ? byName(objectives, evaluation.objectives) : {},
      violations: byName(constraints, evaluation.violations),
      figures: this.figures(matrix, row),
      feasible,
      accuracySource: this.accuracySource(matrix, row),
    };
  }
}

function cells({ columns }: TrialMatrix, row: number, from: number, to: number): number[] {
  return columns.slice(from, to).map((column) => column[row] ?? Number.NaN);
}

function byName<Value>(
  names: readonly string[],
  values: readonly Value[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const value = values[index];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
