import type { Random } from '../base/random.ts';

/**
 * How strategies for one objective search a front: objectives are drawn together by weights that differ from batch to
 * batch, or from part to part of the search (Knowles 2006, ParEGO).
 */

/** What is compared: objectives, and how far a design is from being feasible. */
export interface Comparable {
  readonly objectives: readonly number[];
  /** Sum of the violated constraints; 0 where feasible. */
  readonly violation: number;
}

/** The ranges of the objectives among some feasible designs. */
export interface ObjectiveBox {
  readonly lows: readonly number[];
  /** 1 where an objective has no range. */
  readonly spans: readonly number[];
}

/** A design as one number, where feasible ones come before infeasible ones. */
export interface Standing {
  readonly violation: number;
  /** Counts between feasible designs only. */
  readonly scalar: number;
}

/** How much the sum of the objectives counts beside the worst of them. */
const AUGMENTATION = 0.05;

/** Weights that add up to 1, all of them equally likely. */
export function drawnWeights(count: number, random: Random): number[] {
  const parts = Array.from({ length: count }, () => -Math.log(1 - random.uniform()));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => (sum > 0 ? part / sum : 1 / count));
}

/** The box of the feasible designs; a unit box where there is none. */
export function objectiveBox(designs: readonly Comparable[], objectiveCount: number): ObjectiveBox {
  const lows = new Array<number>(objectiveCount).fill(Number.POSITIVE_INFINITY);
  const highs = new Array<number>(objectiveCount).fill(Number.NEGATIVE_INFINITY);
  for (const { objectives, violation } of designs) {
    if (violation > 0) continue;
    objectives.forEach((value, i) => {
      lows[i] = Math.min(lows[i] ?? 0, value);
      highs[i] = Math.max(highs[i] ?? 0, value);
    });
  }
  return {
    lows: lows.map((low) => (Number.isFinite(low) ? low : 0)),
    spans: highs.map((high, i) => {
      const span = high - (lows[i] ?? 0);
      return span > 0 && Number.isFinite(span) ? span : 1;
    }),
  };
}

/** The augmented Chebyshev sum of objectives scaled to a box: small where the worst weighted one is small. */
export function chebyshev(
  objectives: readonly number[],
  weights: readonly number[],
  { lows, spans }: ObjectiveBox,
): number {
  let worst = Number.NEGATIVE_INFINITY;
  let sum = 0;
  objectives.forEach((value, i) => {
    const weighted = ((weights[i] ?? 0) * (value - (lows[i] ?? 0))) / (spans[i] ?? 1);
    worst = Math.max(worst, weighted);
    sum += weighted;
  });
  return worst + AUGMENTATION * sum;
}

export function standing(
  { objectives, violation }: Comparable,
  weights: readonly number[],
  box: ObjectiveBox,
): Standing {
  return { violation, scalar: violation > 0 ? 0 : chebyshev(objectives, weights, box) };
}

/** Negative where `a` is better: less violation, then the smaller scalar. */
export function compareStandings(a: Standing, b: Standing): number {
  if (a.violation !== b.violation) return a.violation < b.violation ? -1 : 1;
  return a.scalar - b.scalar;
}
