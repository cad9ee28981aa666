import { argsort } from '../argsort.ts';
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
  for (const position of argsort(points.length, (a, b) => (fourth[a] ?? 0) > (fourth[b] ?? 0))) {
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

  /** Volume above (x, y, z) that no kept point covers. */
  exclusiveVolume(x: number, y: number, z: number): number {
    const base = (this.#cornerX - x) * (this.#cornerY - y);
    let left = base;
    let total = 0;
    let floor = z;
    this.#staircase.clear();
    for (let i = 0; i < this.#size; i++) {
      const gained = this.#staircase.insert(
        Math.max(x, this.#xs[i] ?? 0),
        Math.max(y, this.#ys[i] ?? 0),
        this.#cornerX,
        this.#cornerY,
      );
      if (gained === 0) continue;
      const height = Math.max(z, this.#zs[i] ?? 0);
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
    let kept = 0;
    let place = 0;
    for (let i = 0; i < this.#size; i++) {
      const otherZ = zs[i] ?? 0;
      if (otherZ >= z && (xs[i] ?? 0) >= x && (ys[i] ?? 0) >= y) continue;
      if (otherZ <= z) place = kept + 1;
      xs[kept] = xs[i] ?? 0;
      ys[kept] = ys[i] ?? 0;
      zs[kept] = otherZ;
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
