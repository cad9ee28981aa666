/** Off-diagonal elements below this share of the whole are taken for nothing. */
const TOLERANCE = 1e-12;
const MOST_SWEEPS = 50;

/**
 * Eigenvalues of a symmetric matrix, ascending, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
 *
 * @param matrix  rows of numbers; not changed
 */
export function symmetricEigenvalues(matrix: readonly (readonly number[])[]): number[] {
  const size = matrix.length;
  const rows = matrix.map((row) => Float64Array.from(row));
  const total = rows.reduce((sum, row) => sum + row.reduce((squares, x) => squares + x * x, 0), 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) off += (rows[p]?.[q] ?? 0) ** 2;
    }
    if (off <= TOLERANCE ** 2 * total) break;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(rows, p, q);
    }
  }
  return rows.map((row, at) => row[at] ?? 0).toSorted((a, b) => a - b);
}

/** Turns the plane of two axes until their element is 0. */
function rotate(rows: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [rows[p], rows[q]];
  if (rowP === undefined || rowQ === undefined) return;
  const element = rowP[q] ?? 0;
  if (element === 0) return;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * element);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of rows) {
    const [a, b] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
  for (let at = 0; at < rowP.length; at++) {
    const [a, b] = [rowP[at] ?? 0, rowQ[at] ?? 0];
    rowP[at] = cosine * a - sine * b;
    rowQ[at] = sine * a + cosine * b;
  }
}
