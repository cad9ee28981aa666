import { argsortKeys } from './argsort-keys.ts';
import { LeastTree } from './least-tree.ts';
import { columnOf, type PointMatrix, pointMatrix, repeatedPoints } from './points.ts';

/** What is left of a front. */
export interface PrunedFront {
  /** Positions of the points that stay, ascending. */
  readonly kept: readonly number[];
  /** Crowding distance of each of them among those that stay. */
  readonly crowding: readonly number[];
}

const NONE = -1;

/**
 * Cuts a front to size by taking the most crowded point out, again and again, with the distances of its neighbours
 * brought up to date each time (Kukkonen and Deb 2006). What is left lies more evenly than after one sorting by
 * distance, which empties a crowded region altogether. Distances are those of `distinctCrowdingDistances`; of equal ones
 * the later point goes. O((n + removed) · objectives · log n).
 *
 * @param size  points to keep, at most as many as there are
 */
export function pruneByCrowding(points: readonly (readonly number[])[], size: number): PrunedFront {
  const chains = new NeighbourChains(pointMatrix(points));
  const crowding = Float64Array.from(points, (_, position) => chains.distance(position));
  const tree = new LeastTree(crowding);
  for (let left = points.length; left > size; left--) {
    const leaving = tree.least();
    tree.takeOut(leaving);
    chains.remove(leaving);
    chains.forEachNeighbour(leaving, (position) =>
      tree.change(position, chains.distance(position)),
    );
  }
  const kept = chains.positionsLeft();
  return { kept, crowding: kept.map((position) => crowding[position] ?? 0) };
}

/** The different points of a front chained by each objective, so that a point can leave and its neighbours close the gap. */
class NeighbourChains {
  readonly #matrix: PointMatrix;
  readonly #isRepeat: Uint8Array;
  readonly #isGone: Uint8Array;
  /** Per point and objective: the position before and after it; −1 at the ends and for repeats. */
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  /** Per objective: one over its range; 0 where it has none or an infinite one. */
  readonly #scales: Float64Array;

  constructor(matrix: PointMatrix) {
    this.#matrix = matrix;
    this.#isRepeat = repeatedPoints(matrix);
    this.#isGone = new Uint8Array(matrix.count);
    this.#before = new Int32Array(matrix.values.length).fill(NONE);
    this.#after = new Int32Array(matrix.values.length).fill(NONE);
    this.#scales = new Float64Array(matrix.width);
    for (let column = 0; column < matrix.width; column++) this.#chain(column);
  }

  /** Crowding distance of a point among those that are left. */
  distance(position: number): number {
    if (this.#isRepeat[position] === 1) return 0;
    const { values, width } = this.#matrix;
    let sum = 0;
    for (let column = 0; column < width; column++) {
      const scale = this.#scales[column] ?? 0;
      if (scale === 0) continue;
      const before = this.#before[position * width + column] ?? NONE;
      const after = this.#after[position * width + column] ?? NONE;
      if (before === NONE || after === NONE) return Number.POSITIVE_INFINITY;
      sum +=
        ((values[after * width + column] ?? 0) - (values[before * width + column] ?? 0)) * scale;
    }
    return sum / width;
  }

  /** Takes a point out; `forEachNeighbour` still knows who its neighbours were. */
  remove(position: number): void {
    const { width } = this.#matrix;
    this.#isGone[position] = 1;
    for (let column = 0; column < width; column++) {
      const before = this.#before[position * width + column] ?? NONE;
      const after = this.#after[position * width + column] ?? NONE;
      if (before !== NONE) this.#after[before * width + column] = after;
      if (after !== NONE) this.#before[after * width + column] = before;
    }
  }

  forEachNeighbour(position: number, visit: (neighbour: number) => void): void {
    const { width } = this.#matrix;
    for (let cell = position * width; cell < (position + 1) * width; cell++) {
      const before = this.#before[cell] ?? NONE;
      const after = this.#after[cell] ?? NONE;
      if (before !== NONE) visit(before);
      if (after !== NONE) visit(after);
    }
  }

  positionsLeft(): number[] {
    const positions: number[] = [];
    this.#isGone.forEach((gone, position) => {
      if (gone === 0) positions.push(position);
    });
    return positions;
  }

  #chain(column: number): void {
    const { width } = this.#matrix;
    const keys = columnOf(this.#matrix, column);
    const order = argsortKeys(keys);
    let first = NONE;
    let before = NONE;
    for (let i = 0; i < order.length; i++) {
      const position = order[i] ?? 0;
      if (this.#isRepeat[position] === 1) continue;
      if (before === NONE) first = position;
      else this.#after[before * width + column] = position;
      this.#before[position * width + column] = before;
      before = position;
    }
    const range = (keys[before] ?? 0) - (keys[first] ?? 0);
    this.#scales[column] = range > 0 ? 1 / range : 0;
  }
}
