/**
 * Infeasibility is data: a design that does not fit is a value with its reasons, not an exception.
 * Exceptions are for bugs and for bad user input (`InputError`).
 */

/** Why a design is infeasible: what it needs and what there is. */
export interface Infeasibility {
  /** Stable identifier, e.g. `capacity`, `fanout`, `area`. */
  readonly code: string;
  /** Where, as a dotted path, e.g. `memories.weights_spad`. */
  readonly path: string;
  readonly need: number;
  readonly have: number;
  /** Unit of `need` and `have`, e.g. `bits`. */
  readonly unit: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reasons: readonly Infeasibility[] };

export function feasible<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function infeasible<T>(reasons: readonly Infeasibility[]): Outcome<T> {
  return { ok: false, reasons };
}

/** One reason as a sentence: `memories.RF capacity: needs 640 bits, has 512 bits`. */
export function describeInfeasibility(reason: Infeasibility): string {
  const { path, code, need, have, unit } = reason;
  return `${path} ${code}: needs ${need} ${unit}, has ${have} ${unit}`;
}
