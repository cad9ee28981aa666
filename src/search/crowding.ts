import { argsortKeys } from './argsort-keys.ts';
import { columnOf, type PointMatrix, pointMatrix, repeatedPoints } from './points.ts';

/**
 * Crowding distance of every point of one front (Deb et al. 2002): per objective the distance between its two
 * neighbours over the range of the front, averaged over the objectives. Infinity for the ends of an objective and for
 * fronts of one or two points. An objective in which all are equal counts 0 and has no ends; so do gaps in one of
 * infinite range.
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
  const isRepeat = repeatedPoints(pointMatrix(points));
  if (!isRepeat.includes(1)) return crowdingDistances(points);
  const among = crowdingDistances(points.filter((_, position) => isRepeat[position] === 0));
  let next = 0;
  return Float64Array.from(isRepeat, (repeat) => (repeat === 1 ? 0 : (among[next++] ?? 0)));
}

function addGaps(matrix: PointMatrix, column: number, into: Float64Array): void {
  const { count } = matrix;
  const keys = columnOf(matrix, column);
  const at = (position: number) => keys[position] ?? 0;
  const order = argsortKeys(keys);
  const first = order[0] ?? 0;
  const last = order[count - 1] ?? 0;
  const range = at(last) - at(first);
  if (!(range > 0)) return;
  for (let i = 1; i < count - 1; i++) {
    const position = order[i] ?? 0;
    const gap = at(order[i + 1] ?? 0) - at(order[i - 1] ?? 0);
    into[position] = (into[position] ?? 0) + (range < Number.POSITIVE_INFINITY ? gap / range : 0);
  }
  into[first] = Number.POSITIVE_INFINITY;
  into[last] = Number.POSITIVE_INFINITY;
}
