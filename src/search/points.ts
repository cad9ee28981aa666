import { argsort } from './argsort.ts';

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
export function lexicographicOrder({ values, width, count }: PointMatrix): Int32Array {
  return argsort(count, (a, b) => {
    for (let column = 0; column < width; column++) {
      const left = values[a * width + column] ?? 0;
      const right = values[b * width + column] ?? 0;
      if (left !== right) return left > right;
    }
    return false;
  });
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
