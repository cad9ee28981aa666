/** Rows that each row is compared with: those of the smallest products, which dominate most of the others. */
const COMPARED_ROWS = 256;

/**
 * The rows that fit and that none of the best other rows beats in every column; of equal rows the first.
 *
 * A row with no factor larger than another's never costs more, whatever the other groups do, because all columns are
 * products and the cost grows with each. Only among equal children along every axis: more children share the load of a
 * port, and fewer leave room for other dimensions.
 *
 * @param factors  `count` rows of `width` numbers > 0
 * @param limits   largest number of each column
 * @param equal    columns in which a row must equal the one that it beats: from the first up to, not including, the second
 * @returns        indices of rows, those of the smallest products first
 */
export function keepUndominated(
  factors: Float64Array,
  count: number,
  width: number,
  limits: Float64Array,
  equal: readonly [number, number],
): readonly number[] {
  const varying = varyingColumns(factors, count, width);
  const weights = new Float64Array(count);
  const fitting: number[] = [];
  for (let row = 0; row < count; row++) {
    if (!fits(factors, row * width, limits)) continue;
    let weight = 0;
    for (const column of varying) weight += Math.log(factors[row * width + column] ?? 1);
    weights[row] = weight;
    fitting.push(row);
  }
  fitting.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b);
  const kept: number[] = [];
  const byChildren = new Map<string, number[]>();
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

  /** The kept rows with equal numbers where they must be equal. */
  function rivalsOf(row: number): number[] {
    const at = row * width;
    const key = factors.subarray(at + equal[0], at + equal[1]).join();
    let rivals = byChildren.get(key);
    if (rivals === undefined) {
      rivals = [];
      byChildren.set(key, rivals);
    }
    return rivals;
  }
}

function varyingColumns(factors: Float64Array, count: number, width: number): Int32Array {
  const varying: number[] = [];
  for (let column = 0; column < width; column++) {
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
