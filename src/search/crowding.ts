import { argsort } from './argsort.ts';
import { lexicographicOrder, type PointMatrix, pointMatrix, pointsEqual } from './points.ts';

/**
 * Crowding distance of every point of one front (Deb et al. 2002): per objective the distance between its two
 * neighbours over the range of the front, averaged over the objectives. Infinity for the ends of an objective and for
 * fronts of one or two points. An objective without a range, or with an infinite one, counts 0.
 */
export function crowdingDistances(points: readonly (readonly number[])[]): Float64Array {
  const matrix = pointMatrix(points);
  const distances = new Float64Array(matrix.count);
  if (matrix.count <= 2) return distances.fill(Number.POSITIVE_INFINITY);
  for (let column = 0; column < matrix.width; column++) addGaps(matrix, column, distances);
  for (let i = 0; i < matrix.count; i++) distances[i] = (distances[i] ?? 0) / matrix.width;
  return distances;
}

/**
 * Crowding distances among the different points of a front; each repeat of an earlier point gets 0, so that copies go
 * first. This is what NSGA-II's survival wants in spaces where many genomes share their objectives.
 */
export function distinctCrowdingDistances(points: readonly (readonly number[])[]): Float64Array {
  const firsts = firstOccurrences(points);
  if (firsts.length === points.length) return crowdingDistances(points);
  const among = crowdingDistances(firsts.map((position) => points[position] ?? []));
  const distances = new Float64Array(points.length);
  firsts.forEach((position, index) => {
    distances[position] = among[index] ?? 0;
  });
  return distances;
}

function addGaps({ values, width, count }: PointMatrix, column: number, into: Float64Array): void {
  const at = (position: number) => values[position * width + column] ?? 0;
  const order = argsort(count, (a, b) => at(a) > at(b));
  const first = order[0] ?? 0;
  const last = order[count - 1] ?? 0;
  const range = at(last) - at(first);
  if (range > 0 && range < Number.POSITIVE_INFINITY) {
    for (let i = 1; i < count - 1; i++) {
      const position = order[i] ?? 0;
      const gap = at(order[i + 1] ?? 0) - at(order[i - 1] ?? 0);
      into[position] = (into[position] ?? 0) + gap / range;
    }
  }
  into[first] = Number.POSITIVE_INFINITY;
  into[last] = Number.POSITIVE_INFINITY;
}

function firstOccurrences(points: readonly (readonly number[])[]): number[] {
  const matrix = pointMatrix(points);
  const order = lexicographicOrder(matrix);
  const firsts = order.filter(
    (position, index) => index === 0 || !pointsEqual(matrix, position, order[index - 1] ?? 0),
  );
  return Array.from(firsts).sort((a, b) => a - b);
}
