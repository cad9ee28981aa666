import { argsortKeys } from './argsort-keys.ts';

/** Points of objective space in one flat array, row after row: what the inner loops run on. */
export interface PointMatrix {
  readonly count: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Copies points into a matrix. Throws RangeError where they are not equally long. */
export function pointMatrix(points: readonly (readonly number[])[]): PointMatrix {
  const width = points[0]?.length ?? 0;
  const values = new Float64Array(points.length * width);
  let cursor = 0;
  for (const point of points) {
    if (point.length !== width) {
      throw new RangeError(`Points must have ${width} objectives each, one has ${point.length}`);
    }
    for (let column = 0; column < width; column++) values[cursor++] = point[column] ?? Number.NaN;
  }
  return { count: points.length, width, values };
}

/** Positions of the points by their first objective, equal ones by the second, and so on; stable. */
export function lexicographicOrder(matrix: PointMatrix): Int32Array {
  const keys = columnOf(matrix, 0);
  const order = argsortKeys(keys);
  for (let start = 0; start < order.length; ) {
    const key = keys[order[start] ?? 0];
    let end = start + 1;
    while (end < order.length && keys[order[end] ?? 0] === key) end++;
    if (end > start + 1) sortTies(matrix, order.subarray(start, end));
    start = end;
  }
  return order;
}

/** Points that agree in the first objective, by the others. */
function sortTies({ values, width }: PointMatrix, order: Int32Array): void {
  order.sort((a, b) => {
    for (let column = 1; column < width; column++) {
      const left = values[a * width + column] ?? 0;
      const right = values[b * width + column] ?? 0;
      if (left !== right) return left < right ? -1 : 1;
    }
    return a - b;
  });
}

/** One objective of all points. */
export function columnOf({ values, width, count }: PointMatrix, column: number): Float64Array {
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = values[i * width + column] ?? 0;
  return keys;
}

/** Whether two points agree in every objective. */
export function pointsEqual({ values, width }: PointMatrix, a: number, b: number): boolean {
  for (let column = 0; column < width; column++) {
    if (values[a * width + column] !== values[b * width + column]) return false;
  }
  return true;
}

/** Per point 1 where an earlier one is equal to it, 0 where none is. */
export function repeatedPoints(matrix: PointMatrix): Uint8Array {
  const isRepeat = new Uint8Array(matrix.count);
  let previous = -1;
  for (const point of lexicographicOrder(matrix)) {
    if (previous >= 0 && pointsEqual(matrix, previous, point)) isRepeat[point] = 1;
    previous = point;
  }
  return isRepeat;
}
