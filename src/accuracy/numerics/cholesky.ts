/** The lower triangle L of a positive definite matrix A = L·Lᵀ. */
export interface Cholesky {
  /** x of A·x = right. */
  solve(right: readonly number[]): number[];
  /** y of L·y = right. */
  solveLower(right: readonly number[]): number[];
  readonly logDeterminant: number;
}

/**
 * Cholesky's decomposition.
 *
 * @throws RangeError where the matrix is not positive definite
 */
export function cholesky(matrix: readonly (readonly number[])[]): Cholesky {
  const size = matrix.length;
  const lower = Array.from({ length: size }, () => new Float64Array(size));
  const rowOf = (row: number) => lower[row] ?? new Float64Array(0);
  for (let row = 0; row < size; row++) {
    const current = rowOf(row);
    for (let column = 0; column <= row; column++) {
      const other = rowOf(column);
      let rest = matrix[row]?.[column] ?? 0;
      for (let at = 0; at < column; at++) rest -= (current[at] ?? 0) * (other[at] ?? 0);
      if (row !== column) current[column] = rest / (other[column] ?? 1);
      else if (rest > 0) current[row] = Math.sqrt(rest);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  const solveLower = (right: readonly number[]) => forward(lower, right);
  return {
    solve: (right) => backward(lower, solveLower(right)),
    solveLower,
    logDeterminant: 2 * lower.reduce((sum, row, at) => sum + Math.log(row[at] ?? 1), 0),
  };
}

function forward(lower: readonly Float64Array[], right: readonly number[]): number[] {
  const result: number[] = [];
  lower.forEach((row, at) => {
    let rest = right[at] ?? 0;
    for (let before = 0; before < at; before++) rest -= (row[before] ?? 0) * (result[before] ?? 0);
    result.push(rest / (row[at] ?? 1));
  });
  return result;
}

function backward(lower: readonly Float64Array[], right: readonly number[]): number[] {
  const result = [...right];
  for (let at = lower.length - 1; at >= 0; at--) {
    let rest = result[at] ?? 0;
    for (let after = at + 1; after < lower.length; after++) {
      rest -= (lower[after]?.[at] ?? 0) * (result[after] ?? 0);
    }
    result[at] = rest / (lower[at]?.[at] ?? 1);
  }
  return result;
}
