import { argsortKeys } from '../argsort-keys.ts';
import { Staircase } from '../staircase.ts';

/**
 * Hypervolume in four objectives: along the fourth, each point adds its height times the three-dimensional volume that
 * it alone covers. Points whose first three objectives are covered by a later one are dropped on the way, and the rest
 * stay sorted by the third, so that every volume is one sweep (after While et al. 2012 and HV4D of Guerreiro, Fonseca
 * and Emmerich 2012).
 *
 * @param points     four objectives each, all better than the reference
 */
export function slicedVolume(
  points: readonly (readonly number[])[],
  reference: readonly number[],
): number {
  const fourth = Float64Array.from(points, (point) => point[3] ?? 0);
  const kept = new KeptPoints(points.length, reference);
  let total = 0;
  for (const position of argsortKeys(fourth)) {
    const [x = 0, y = 0, z = 0, w = 0] = points[position] ?? [];
    const exclusive = kept.exclusiveVolume(x, y, z);
    if (exclusive <= 0) continue;
    total += exclusive * ((reference[3] ?? 0) - w);
    kept.insert(x, y, z);
  }
  return total;
}

/** Points of three objectives, none covering another, by ascending z. */
class KeptPoints {
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #zs: Float64Array;
  readonly #cornerX: number;
  readonly #cornerY: number;
  readonly #cornerZ: number;
  readonly #staircase = new Staircase();
  #size = 0;

  constructor(capacity: number, reference: readonly number[]) {
    this.#xs = new Float64Array(capacity);
    this.#ys = new Float64Array(capacity);
    this.#zs = new Float64Array(capacity);
    [this.#cornerX = 0, this.#cornerY = 0, this.#cornerZ = 0] = reference;
  }

  /**
   * Volume above (x, y, z) that no kept point covers. What is not covered at the height z lies in a rectangle that ends
   * where a point reaches below both x or y; few points are inside it, so most are passed over by two comparisons.
   */
  exclusiveVolume(x: number, y: number, z: number): number {
    const xs = this.#xs;
    const ys = this.#ys;
    const zs = this.#zs;
    let endX = this.#cornerX;
    let endY = this.#cornerY;
    let above = 0;
    for (; above < this.#size && (zs[above] ?? 0) <= z; above++) {
      const otherX = xs[above] ?? 0;
      const otherY = ys[above] ?? 0;
      if (otherY <= y && otherX < endX) endX = otherX;
      if (otherX <= x && otherY < endY) endY = otherY;
    }
    if (endX <= x || endY <= y) return 0;
    this.#staircase.clear();
    let left = (endX - x) * (endY - y);
    let total = 0;
    let floor = z;
    let reachX = endX;
    let reachY = endY;
    for (let i = 0; i < this.#size; i++) {
      const otherX = xs[i] ?? 0;
      if (otherX >= reachX) continue;
      const otherY = ys[i] ?? 0;
      if (otherY >= reachY) continue;
      const height = i < above ? z : (zs[i] ?? 0);
      if (otherX <= x && otherY <= y) return total + left * (height - floor);
      if (otherY <= y) reachX = otherX;
      if (otherX <= x) reachY = otherY;
      const limitedX = Math.max(otherX, x);
      const limitedY = Math.max(otherY, y);
      const gained = this.#staircase.insert(limitedX, limitedY, endX, endY);
      if (gained === 0) continue;
      total += left * (height - floor);
      floor = height;
      left -= gained;
    }
    return total + left * (this.#cornerZ - floor);
  }

  /** Puts a point in that none covers, and drops those that it covers. */
  insert(x: number, y: number, z: number): void {
    const xs = this.#xs;
    const ys = this.#ys;
    const zs = this.#zs;
    let place = 0;
    while (place < this.#size && (zs[place] ?? 0) < z) place++;
    let kept = place;
    for (let i = place; i < this.#size; i++) {
      if ((xs[i] ?? 0) >= x && (ys[i] ?? 0) >= y) continue;
      if (kept !== i) {
        xs[kept] = xs[i] ?? 0;
        ys[kept] = ys[i] ?? 0;
        zs[kept] = zs[i] ?? 0;
      }
      kept++;
    }
    xs.copyWithin(place + 1, place, kept);
    ys.copyWithin(place + 1, place, kept);
    zs.copyWithin(place + 1, place, kept);
    xs[place] = x;
    ys[place] = y;
    zs[place] = z;
    this.#size = kept + 1;
  }
}
