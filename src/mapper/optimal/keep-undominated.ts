import type { BoundColumns } from './bound-columns.ts';

/** Rows that each row is compared with: those of the smallest products, which dominate most of the others. */
const COMPARED_ROWS = 256;

/**
 * The rows that fit and that none of the best other rows beats in every column; of equal rows the first.
 *
 * A row with no factor larger than another's never costs more, whatever the other groups do, because all columns are
 * products and the cost grows with each. Only among equal children along every axis, as more children share the load of a
 * port and fewer leave room for other dimensions; and only among rows whose windows slide alike.
 *
 * @param factors  rows of `columns.count` numbers > 0
 * @param alike    by row: only rows with the same number are compared
 * @param limits   largest number of each column
 * @returns        indices of rows, those of the smallest products first
 */
export function keepUndominated(
  factors: Float64Array,
  alike: Int32Array,
  columns: Pick<BoundColumns, 'count' | 'fanOutsAt'>,
  limits: Float64Array,
): readonly number[] {
  const { count: width, fanOutsAt } = columns;
  const count = alike.length;
  const varying = varyingColumns(factors, count, width, fanOutsAt);
  const weights = new Float64Array(count);
  const fitting: number[] = [];
  for (let row = 0; row < count; row++) {
    if (!fits(factors, row * width, limits)) continue;
    let product = 1;
    for (let place = 0; place < varying.length; place++) {
      product *= factors[row * width + (varying[place] ?? 0)] ?? 1;
    }
    weights[row] = Math.log(product);
    fitting.push(row);
  }
  fitting.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b);
  const kept: number[] = [];
  const classes = new Map<number, number[][]>();
  for (const row of fitting) {
    const rivals = rivalsOf(row);
    const compared = Math.min(rivals.length, COMPARED_ROWS);
    let isBeaten = false;
    for (let place = 0; place < compared && !isBeaten; place++) {
      isBeaten = beats(factors, (rivals[place] ?? 0) * width, row * width, varying);
    }
    if (isBeaten) continue;
    rivals.push(row);
    kept.push(row);
  }
  return kept;

  /** The kept rows that may be compared with one. */
  function rivalsOf(row: number): number[] {
    let hash = alike[row] ?? 0;
    for (let column = fanOutsAt; column < width; column++) {
      hash = (Math.imul(hash, 1009) + (factors[row * width + column] ?? 1)) | 0;
    }
    const sameHash = classes.get(hash) ?? [];
    if (sameHash.length === 0) classes.set(hash, sameHash);
    const rivals = sameHash.find(([first = 0]) => isComparable(first, row));
    if (rivals !== undefined) return rivals;
    const made: number[] = [];
    sameHash.push(made);
    return made;
  }

  function isComparable(a: number, b: number): boolean {
    if (alike[a] !== alike[b]) return false;
    for (let column = fanOutsAt; column < width; column++) {
      if (factors[a * width + column] !== factors[b * width + column]) return false;
    }
    return true;
  }
}

/** Columns in which rows differ, but for fan-outs, in which compared rows are equal. */
function varyingColumns(
  factors: Float64Array,
  count: number,
  width: number,
  fanOutsAt: number,
): Int32Array {
  const varying: number[] = [];
  for (let column = 0; column < fanOutsAt; column++) {
    for (let row = 1; row < count; row++) {
      if (factors[row * width + column] !== factors[column]) {
        varying.push(column);
        break;
      }
    }
  }
  return Int32Array.from(varying);
}

function fits(factors: Float64Array, at: number, limits: Float64Array): boolean {
  for (let column = 0; column < limits.length; column++) {
    if ((factors[at + column] ?? 0) > (limits[column] ?? Number.POSITIVE_INFINITY)) return false;
  }
  return true;
}

function beats(factors: Float64Array, a: number, b: number, varying: Int32Array): boolean {
  for (let place = 0; place < varying.length; place++) {
    const column = varying[place] ?? 0;
    if ((factors[a + column] ?? 0) > (factors[b + column] ?? 0)) return false;
  }
  return true;
}
