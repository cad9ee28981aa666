import { argsortKeys } from './argsort-keys.ts';
import { columnOf, type PointMatrix } from './points.ts';
import { Staircase } from './staircase.ts';

/** Members of a front that share a range of second objectives, and staircases over runs of such ranges. */
interface BucketedFront {
  /** Offsets of the members, by bucket. */
  readonly buckets: (number[] | undefined)[];
  /** Third and fourth objectives of the members, as the nodes of a Fenwick tree over the buckets. */
  readonly tree: (Staircase | undefined)[];
}

/**
 * Fronts of points of four objectives that come in lexicographic order. A front is asked in O(log² n) and a few
 * comparisons: second objectives fall into buckets of equal population; in lower buckets a staircase of the third and
 * fourth objectives answers, in the point's own bucket its members are compared.
 */
export class BucketedFronts {
  readonly #values: Float64Array;
  readonly #bucketCount: number;
  /** Bucket of each point, from 1. */
  readonly #bucketOf: Int32Array;
  readonly #fronts: BucketedFront[] = [];

  constructor(points: PointMatrix) {
    this.#values = points.values;
    this.#bucketCount = Math.max(1, Math.ceil(Math.sqrt(points.count)));
    this.#bucketOf = bucketsOf(points, this.#bucketCount);
  }

  count(): number {
    return this.#fronts.length;
  }

  /** Whether a member of the front is at most the point in all objectives but the first. */
  covers(front: number, row: number): boolean {
    const members = this.#fronts[front];
    if (members === undefined) return false;
    const third = this.#values[row + 2] ?? 0;
    const fourth = this.#values[row + 3] ?? 0;
    const bucket = this.#bucketOf[row >> 2] ?? 0;
    for (let node = bucket - 1; node > 0; node -= node & -node) {
      if (members.tree[node]?.covers(third, fourth) === true) return true;
    }
    return members.buckets[bucket]?.some((member) => this.#isAtMost(member, row)) ?? false;
  }

  add(front: number, row: number): void {
    const members = this.#fronts[front] ?? { buckets: [], tree: [] };
    this.#fronts[front] = members;
    const bucket = this.#bucketOf[row >> 2] ?? 0;
    const inBucket = members.buckets[bucket];
    if (inBucket === undefined) members.buckets[bucket] = [row];
    else inBucket.push(row);
    for (let node = bucket; node <= this.#bucketCount; node += node & -node) {
      const staircase = members.tree[node] ?? new Staircase();
      members.tree[node] = staircase;
      staircase.insert(this.#values[row + 2] ?? 0, this.#values[row + 3] ?? 0);
    }
  }

  #isAtMost(member: number, row: number): boolean {
    const values = this.#values;
    return (
      (values[member + 1] ?? 0) <= (values[row + 1] ?? 0) &&
      (values[member + 2] ?? 0) <= (values[row + 2] ?? 0) &&
      (values[member + 3] ?? 0) <= (values[row + 3] ?? 0)
    );
  }
}

/** Equal second objectives share a bucket, so that a lower bucket means a smaller objective. */
function bucketsOf(points: PointMatrix, bucketCount: number): Int32Array {
  const { count } = points;
  const seconds = columnOf(points, 1);
  const buckets = new Int32Array(count);
  let bucket = 1;
  let previous = Number.NEGATIVE_INFINITY;
  argsortKeys(seconds).forEach((point, position) => {
    const second = seconds[point] ?? 0;
    if (second !== previous) bucket = 1 + Math.floor((position * bucketCount) / count);
    previous = second;
    buckets[point] = bucket;
  });
  return buckets;
}
