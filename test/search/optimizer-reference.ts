import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the repository, from which tests and benchmarks are run. */
const FOLDER = join(process.cwd(), '../shared/reference/optimizers');

/** One point set with what pymoo and moocore say about it. */
export interface IndicatorCase {
  readonly kind: string;
  readonly n: number;
  readonly m: number;
  readonly points: readonly (readonly number[])[];
  readonly ref: readonly number[];
  readonly hv: number;
  readonly hv_contrib: readonly number[];
  readonly rank: readonly number[];
  readonly nondominated: readonly boolean[];
  readonly crowding_per_front: readonly (number | 'inf')[];
  readonly reference_set: readonly (readonly number[])[];
  readonly igd: number;
  readonly igd_plus: number;
  readonly eps_add: number;
}

/** What the runs of a reference optimiser reached by a generation. */
export interface ReferenceQuality {
  readonly seeds: number;
  /** Quartiles of the hypervolume. */
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** Median of the inverted generational distance, and the width of its interquartile range. */
  readonly igd: number;
  readonly igdRange: number;
}

/** Text of a reference file; null, with the reason printed, where the folder is absent. */
export function referenceText(name: string): string | null {
  const file = join(FOLDER, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  console.warn(`skipped: no reference data beside the repository (reference/optimizers/${name})`);
  return null;
}

/** A JSON reference file; null, with the reason printed, where the folder is absent. */
export function referenceJson<T>(name: string): T | null {
  const text = referenceText(name);
  return text === null ? null : (JSON.parse(text) as T);
}

export function indicatorCases(): readonly IndicatorCase[] {
  return referenceJson<IndicatorCase[]>('fixtures_indicators_nds.json') ?? [];
}

/** Points of a true front; null, with the reason printed, where the folder is absent. */
export function referenceFront(problem: string): number[][] | null {
  const text = referenceText(`fronts/${problem}.csv`);
  const lines = text?.trim().split('\n') ?? null;
  return lines === null ? null : lines.map((line) => line.split(',').map(Number));
}

/** Quality of a configuration of pymoo by problem and generation, keyed `zdt1@250`. */
export function referenceQuality(configuration = 'nsga2'): ReadonlyMap<string, ReferenceQuality> {
  const rows = (referenceText('summary.csv') ?? '').trim().split('\n');
  const cells = rows.map((row) => row.split(','));
  const column = (name: string) => cells[0]?.indexOf(name) ?? -1;
  const figure = (row: readonly string[], name: string) => Number(row[column(name)]);
  return new Map(
    cells
      .filter((row) => row[column('config')] === configuration)
      .map((row) => [
        `${row[column('problem')]}@${row[column('gen')]}`,
        {
          seeds: figure(row, 'n_seeds'),
          q1: figure(row, 'hv_q1'),
          median: figure(row, 'hv_median'),
          q3: figure(row, 'hv_q3'),
          igd: figure(row, 'igd_median'),
          igdRange: figure(row, 'igd_iqr'),
        },
      ]),
  );
}

/** The greatest IGD that counts as within the interquartile range: half of its width above the median, as printed. */
export function mostIgd({ igd, igdRange }: ReferenceQuality): number {
  return igd * (1 + PRINTED) + igdRange / 2;
}

/** The least hypervolume that counts as within the interquartile range, as printed. */
export function leastVolume({ q1 }: ReferenceQuality): number {
  return q1 * (1 - PRINTED);
}

/** The reference prints six digits. */
const PRINTED = 1e-5;
