import { argsortKeys } from '../argsort-keys.ts';
import { nonDominated } from '../non-dominated-sort.ts';
import { Staircase } from '../staircase.ts';
import { slicedVolume } from './sliced-volume.ts';

/**
 * Volume of the part of objective space that a set of points dominates, up to a reference point; exact.
 *
 * @param points     all objectives minimised; those not better than the reference in every objective count nothing
 * @param reference  upper corner, one number per objective
 * @returns          volume in the product of the objectives' units; 0 for no points
 *
 * Two objectives: a sweep, O(n log n). Three: a sweep along the third with a staircase of the other two, O(n log n)
 * (Fonseca, Paquete and López-Ibáñez 2006). More: exclusive volumes of limited sets, sliced by the last objective
 * (While, Bradstreet and Barone 2012, WFG), down to four, whose limited sets are swept in three dimensions.
 */
export function hypervolume(
  points: readonly (readonly number[])[],
  reference: readonly number[],
): number {
  const width = reference.length;
  const inside = points.filter((point) => isInside(point, reference));
  if (inside.length === 0) return 0;
  if (width === 1) return (reference[0] ?? 0) - Math.min(...inside.map((point) => point[0] ?? 0));
  return volume(inside, reference, width);
}

/**
 * Hypervolume as a share of the box between an ideal point and the reference point: 0 … 1 where no point is better than
 * the ideal one.
 */
export function hypervolumeShare(
  points: readonly (readonly number[])[],
  ideal: readonly number[],
  reference: readonly number[],
): number {
  const box = reference.reduce(
    (product, corner, index) => product * (corner - (ideal[index] ?? 0)),
    1,
  );
  return hypervolume(points, reference) / box;
}

/**
 * What each point of the front adds to the hypervolume of the front. 0 for dominated points, which are left out of the
 * count, and for copies.
 */
export function hypervolumeContributions(
  points: readonly (readonly number[])[],
  reference: readonly number[],
): number[] {
  const front = nonDominated(points);
  const volumeOf = (positions: readonly number[]) =>
    hypervolume(
      positions.map((position) => points[position] ?? []),
      reference,
    );
  const whole = volumeOf(front);
  const contributions: number[] = new Array(points.length).fill(0);
  for (const position of front) {
    const others = front.filter((other) => other !== position);
    contributions[position] = Math.max(0, whole - volumeOf(others));
  }
  return contributions;
}

function isInside(point: readonly number[], reference: readonly number[]): boolean {
  if (point.length !== reference.length) {
    throw new RangeError(
      `A point has ${point.length} objectives, the reference ${reference.length}`,
    );
  }
  return point.every((value, index) => value < (reference[index] ?? Number.NaN));
}

function volume(
  points: readonly (readonly number[])[],
  reference: readonly number[],
  width: number,
): number {
  if (width === 2) return sweptArea(points, reference);
  if (width === 3) return sweptVolume(points, reference);
  return width === 4 ? slicedVolume(points, reference) : exclusiveVolumes(points, reference, width);
}

function sweptArea(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const [cornerX = 0, cornerY = 0] = reference;
  let ceiling = cornerY;
  let area = 0;
  for (const position of ascending(points, 0)) {
    const [x = 0, y = 0] = points[position] ?? [];
    if (y >= ceiling) continue;
    area += (cornerX - x) * (ceiling - y);
    ceiling = y;
  }
  return area;
}

function sweptVolume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const staircase = new Staircase();
  const [cornerX = 0, cornerY = 0, cornerZ = 0] = reference;
  let total = 0;
  for (const position of ascending(points, 2)) {
    const [x = 0, y = 0, z = 0] = points[position] ?? [];
    total += staircase.insert(x, y, cornerX, cornerY) * (cornerZ - z);
  }
  return total;
}

/** Along the last objective, each point adds its height times what it alone covers of the others (any width ≥ 5). */
function exclusiveVolumes(
  points: readonly (readonly number[])[],
  reference: readonly number[],
  width: number,
): number {
  const last = width - 1;
  const flatReference = reference.slice(0, last);
  let earlier: (readonly number[])[] = [];
  let total = 0;
  for (const position of ascending(points, last)) {
    const point = points[position] ?? [];
    const flat = point.slice(0, last);
    const box = flat.reduce((product, value, i) => product * ((reference[i] ?? 0) - value), 1);
    const covered = volume(limitedTo(flat, earlier), flatReference, last);
    total += Math.max(0, box - covered) * ((reference[last] ?? 0) - (point[last] ?? 0));
    earlier = earlier.filter((other) => other.some((value, i) => value < (flat[i] ?? 0)));
    earlier.push(flat);
  }
  return total;
}

/** The others, moved into the box above the point. Those covered are left out, where the volume would not do so. */
function limitedTo(
  point: readonly number[],
  others: readonly (readonly number[])[],
): (readonly number[])[] {
  const limited = others.map((other) => other.map((value, i) => Math.max(value, point[i] ?? 0)));
  if (point.length === 4) return limited;
  return nonDominated(limited).flatMap((position) => [limited[position] ?? []]);
}

function ascending(points: readonly (readonly number[])[], objective: number): Int32Array {
  const keys = new Float64Array(points.length);
  for (let i = 0; i < keys.length; i++) keys[i] = points[i]?.[objective] ?? 0;
  return argsortKeys(keys);
}
