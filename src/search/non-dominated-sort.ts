import { BucketedFronts } from './bucketed-fronts.ts';
import { lexicographicOrder, type PointMatrix, pointMatrix, pointsEqual } from './points.ts';
import { Staircase } from './staircase.ts';

/**
 * The front of every point: 0 for those that none dominates, 1 for those that only front 0 dominates, and so on.
 * Equal points share a front. Objectives are minimised and may be Infinity, not NaN.
 *
 * Efficient non-dominated sort with binary search (Zhang et al. 2015, ENS-BS): in lexicographic order a point can only
 * be dominated by earlier ones, and a front that dominates it means that all better fronts do too. A front of up to three
 * objectives is asked in O(log n) through the staircase of the others, of four through staircases in a tree; a front of
 * more is compared member by member.
 */
export function nonDominatedRanks(points: readonly (readonly number[])[]): Int32Array {
  const matrix = pointMatrix(points);
  const order = lexicographicOrder(matrix);
  return rankInOrder(matrix, order, frontsFor(matrix));
}

/** Positions of the points that none dominates, ascending; equal points are all in or all out. */
export function nonDominated(points: readonly (readonly number[])[]): number[] {
  const matrix = pointMatrix(points);
  const front = frontsFor(matrix);
  const found: number[] = [];
  let previous = -1;
  for (const point of lexicographicOrder(matrix)) {
    const repeatsFound = previous >= 0 && pointsEqual(matrix, previous, point);
    const row = point * matrix.width;
    if (!repeatsFound && front.count() > 0 && front.covers(0, row)) continue;
    front.add(0, row);
    found.push(point);
    previous = point;
  }
  return found.sort((a, b) => a - b);
}

/** Positions of the points by front, best front first, ascending in each. */
export function nonDominatedFronts(points: readonly (readonly number[])[]): number[][] {
  const fronts: number[][] = [];
  nonDominatedRanks(points).forEach((rank, position) => {
    const front = fronts[rank];
    if (front === undefined) fronts[rank] = [position];
    else front.push(position);
  });
  return fronts;
}

/** Fronts while points come in lexicographic order; `row` is the offset of a point in the matrix. */
interface GrowingFronts {
  count(): number;
  /** Whether a point of the front is at most the row in all objectives but the first. */
  covers(front: number, row: number): boolean;
  add(front: number, row: number): void;
}

function rankInOrder(matrix: PointMatrix, order: Int32Array, fronts: GrowingFronts): Int32Array {
  const ranks = new Int32Array(matrix.count);
  let previous = -1;
  let previousRank = 0;
  for (const point of order) {
    const row = point * matrix.width;
    const rank =
      previous >= 0 && pointsEqual(matrix, previous, point) ? previousRank : firstFree(fronts, row);
    fronts.add(rank, row);
    ranks[point] = rank;
    previous = point;
    previousRank = rank;
  }
  return ranks;
}

function firstFree(fronts: GrowingFronts, row: number): number {
  let low = 0;
  let high = fronts.count();
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fronts.covers(middle, row)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function frontsFor(matrix: PointMatrix): GrowingFronts {
  if (matrix.width <= 2) return minimumFronts(matrix);
  if (matrix.width === 3) return staircaseFronts(matrix);
  return matrix.width === 4 ? new BucketedFronts(matrix) : comparedFronts(matrix);
}

/** Up to two objectives: the last point of a front has the least second objective of all in it. */
function minimumFronts({ values, width }: PointMatrix): GrowingFronts {
  const least: number[] = [];
  const second = (row: number) => (width < 2 ? 0 : (values[row + 1] ?? 0));
  return {
    count: () => least.length,
    covers: (front, row) => (least[front] ?? 0) <= second(row),
    add: (front, row) => {
      least[front] = second(row);
    },
  };
}

function staircaseFronts({ values }: PointMatrix): GrowingFronts {
  const stairs: Staircase[] = [];
  return {
    count: () => stairs.length,
    covers: (front, row) =>
      stairs[front]?.covers(values[row + 1] ?? 0, values[row + 2] ?? 0) ?? false,
    add: (front, row) => {
      const staircase = stairs[front] ?? new Staircase();
      stairs[front] = staircase;
      staircase.insert(values[row + 1] ?? 0, values[row + 2] ?? 0);
    },
  };
}

/** Five objectives and more: the newest points are asked first, for they are the nearest. */
function comparedFronts({ values, width }: PointMatrix): GrowingFronts {
  const fronts: number[][] = [];
  const covers = (front: readonly number[], row: number) => {
    for (let i = front.length - 1; i >= 0; i--) {
      const other = front[i] ?? 0;
      let column = width - 1;
      while (column > 0 && (values[other + column] ?? 0) <= (values[row + column] ?? 0)) column--;
      if (column === 0) return true;
    }
    return false;
  };
  return {
    count: () => fronts.length,
    covers: (front, row) => covers(fronts[front] ?? [], row),
    add: (front, row) => {
      const rows = fronts[front];
      if (rows === undefined) fronts[front] = [row];
      else rows.push(row);
    },
  };
}
