import type { ExpectedFigure } from './expected-figures.ts';
import type { Figure } from './reproduction.ts';

/** What becomes of a published figure. */
export const VERDICTS = [
  'matches',
  'known gap',
  'not modelled',
  'reference absent',
  'fails',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A published figure with ours and what to say of it. */
export interface JudgedFigure {
  readonly expected: ExpectedFigure;
  /** Null where it is not modelled, or its reference is absent. */
  readonly ours: number | null;
  /** Ours against theirs, percent; null where there is none. */
  readonly errorPct: number | null;
  readonly verdict: Verdict;
  /** Why it is no match. */
  readonly reason?: string;
}

/** How much further off than noted a known gap may be, in points: what rounding of the noted error takes. */
const GAP_SLACK_PCT = 0.1;

/** What a figure is of. */
export function keyOf({ metric, layer }: Pick<Figure, 'metric' | 'layer'>): string {
  return `${metric}\n${layer}`;
}

/** Holds figures against what was published, one verdict for each published figure. */
export function judgeFigures(
  expected: readonly ExpectedFigure[],
  figures: readonly Figure[],
): readonly JudgedFigure[] {
  const byKey = new Map(figures.map((figure) => [keyOf(figure), figure]));
  return expected.map((each) => judge(each, byKey.get(keyOf(each))));
}

function judge(expected: ExpectedFigure, figure: Figure | undefined): JudgedFigure {
  const none = { expected, ours: null, errorPct: null };
  if (expected.notModelled !== undefined) {
    return { ...none, verdict: 'not modelled', reason: expected.notModelled };
  }
  if (figure === undefined) {
    return { ...none, verdict: 'fails', reason: 'the reproduction gives no such figure' };
  }
  if (figure.unit !== expected.unit) {
    const reason = `ours is in ${figure.unit}, theirs in ${expected.unit}`;
    return { ...none, verdict: 'fails', reason };
  }
  if (figure.value === null) return { ...none, verdict: 'reference absent' };
  return judgeValue(expected, figure.value);
}

function judgeValue(expected: ExpectedFigure, ours: number): JudgedFigure {
  const { value: theirs, knownGap } = expected;
  const errorPct = theirs === 0 ? (ours === 0 ? 0 : Infinity) : (ours / theirs - 1) * 100;
  const judged = { expected, ours, errorPct };
  if (isWithin(expected, ours)) {
    return knownGap === undefined
      ? { ...judged, verdict: 'matches' }
      : { ...judged, verdict: 'fails', reason: 'is no gap any more: take knownGap away' };
  }
  if (knownGap === undefined) {
    return { ...judged, verdict: 'fails', reason: 'beyond its tolerance' };
  }
  const isAsNoted = Math.abs(errorPct) <= Math.abs(knownGap.errorPct) + GAP_SLACK_PCT;
  return isAsNoted
    ? { ...judged, verdict: 'known gap', reason: knownGap.reason }
    : { ...judged, verdict: 'fails', reason: `further off than noted (${knownGap.errorPct} %)` };
}

function isWithin({ value: theirs, tolerance, bound }: ExpectedFigure, ours: number): boolean {
  const slack = Math.abs(theirs) * tolerance;
  if (bound !== 'at-least' && ours > theirs + slack) return false;
  return bound === 'at-most' || ours >= theirs - slack;
}
