import { existsSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../shared/reference/optimizers/', import.meta.url);

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

/** What 11 runs of a reference optimiser reached by a generation. */
export interface ReferenceQuality {
  readonly q1: number;
  readonly median: number;
}

/** Text of a reference file; null, with the reason printed, where the folder is absent. */
export function referenceText(name: string): string | null {
  const file = new URL(name, FOLDER);
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

/** Hypervolume of pymoo's NSGA-II by problem and generation, keyed `zdt1@250`. */
export function referenceQuality(): ReadonlyMap<string, ReferenceQuality> {
  const rows = (referenceText('summary.csv') ?? '').trim().split('\n');
  const cells = rows.map((row) => row.split(','));
  const column = (name: string) => cells[0]?.indexOf(name) ?? -1;
  return new Map(
    cells
      .filter((row) => row[column('config')] === 'nsga2')
      .map((row) => [
        `${row[column('problem')]}@${row[column('gen')]}`,
        { q1: Number(row[column('hv_q1')]), median: Number(row[column('hv_median')]) },
      ]),
  );
}
