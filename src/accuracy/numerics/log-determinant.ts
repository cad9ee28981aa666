/**
 * Logarithm of the absolute determinant of a square matrix, by LU decomposition with row pivoting; −Infinity where the
 * matrix is singular.
 *
 * @param matrix  rows of numbers; not changed
 */
export function logDeterminant(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let sum = 0;
  for (let column = 0; column < rows.length; column++) {
    const pivot = pivotOf(rows, column);
    const largest = rows[pivot]?.[column] ?? 0;
    if (largest === 0) return Number.NEGATIVE_INFINITY;
    sum += Math.log(Math.abs(largest));
    swap(rows, pivot, column);
    eliminate(rows, column);
  }
  return sum;
}

function pivotOf(rows: readonly number[][], column: number): number {
  let pivot = column;
  for (let row = column + 1; row < rows.length; row++) {
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
  }
  return pivot;
}

function swap(rows: number[][], a: number, b: number): void {
  const [first, second] = [rows[a], rows[b]];
  if (first === undefined || second === undefined) return;
  rows[a] = second;
  rows[b] = first;
}

function eliminate(rows: readonly number[][], column: number): void {
  const head = rows[column] ?? [];
  for (const row of rows.slice(column + 1)) {
    const factor = (row[column] ?? 0) / (head[column] ?? 1);
    if (factor === 0) continue;
    for (let at = column; at < row.length; at++)
      row[at] = (row[at] ?? 0) - factor * (head[at] ?? 0);
  }
}
