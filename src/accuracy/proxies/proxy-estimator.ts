import { createRandom } from '../../base/random.ts';
import type { Computation } from '../../workload/computation.ts';
import type { AccuracyEstimator, AccuracyRequest } from '../accuracy.ts';
import { estimateEach } from '../estimate-each.ts';
import { imageBatch } from '../images/image-batch.ts';
import { type ImageSet, pickImages } from '../images/image-set.ts';
import { createNetworkParameters } from '../tensorflow/network-parameters.ts';
import { proxySubject } from './proxy-subject.ts';
import type { ZeroCostProxy } from './zero-cost-proxy.ts';

/** A network whose score and accuracy are both known. */
export interface CalibrationPoint {
  readonly score: number;
  readonly top1Pct: number;
}

export interface ProxyEstimatorOptions {
  readonly proxy: ZeroCostProxy;
  readonly toComputation: (genes: AccuracyRequest['genes']) => Computation;
  readonly images: ImageSet;
  /** Images of each of two batches. */
  readonly batchSize: number;
  readonly seed: number;
  /** Two points at least; a score alone is no accuracy. */
  readonly calibration: readonly CalibrationPoint[];
  /** Seconds, from any start. */
  readonly now: () => number;
}

/** An estimator that scores untrained networks and reads accuracies off networks whose scores are alike; `openBackend` comes first. */
export function createProxyEstimator(options: ProxyEstimatorOptions): AccuracyEstimator {
  const { proxy, images, batchSize, seed, now } = options;
  const steps = risingSteps(options.calibration);
  const uncertaintyPct = 1.96 * deviationFrom(options.calibration, steps);
  return estimateEach(`proxy:${proxy.name}`, async ({ genes }) => {
    const start = now();
    const computation = options.toComputation(genes);
    const parameters = createNetworkParameters(computation, createRandom(seed), 'uniform-fan-in');
    const batches = [0, 1].map((batch) => {
      const places = Array.from({ length: batchSize }, (_, at) => batch * batchSize + at);
      const picked = pickImages(images, places);
      return imageBatch(
        picked,
        Array.from({ length: batchSize }, (_, at) => at),
      );
    });
    const score = proxy.score(proxySubject(computation, parameters, batches));
    parameters.dispose();
    for (const batch of batches) {
      batch.images.dispose();
      batch.targets.dispose();
    }
    const top1Pct = readOff(steps, score);
    return { top1Pct, uncertaintyPct, source: 'proxy', costSeconds: now() - start };
  });
}

/**
 * The calibration with accuracies that never fall as the score rises: neighbours that do are averaged (isotonic
 * regression by pooling adjacent violators, Ayer et al. 1955).
 */
export function risingSteps(points: readonly CalibrationPoint[]): readonly CalibrationPoint[] {
  const pools: { scores: number[]; total: number }[] = [];
  for (const { score, top1Pct } of points.toSorted((a, b) => a.score - b.score)) {
    pools.push({ scores: [score], total: top1Pct });
    for (;;) {
      const [before, last] = pools.slice(-2);
      if (before === undefined || last === undefined || meanOf(before) <= meanOf(last)) break;
      pools.splice(-2, 2, {
        scores: [...before.scores, ...last.scores],
        total: before.total + last.total,
      });
    }
  }
  return pools.flatMap((pool) => pool.scores.map((score) => ({ score, top1Pct: meanOf(pool) })));
}

function meanOf(pool: { readonly scores: readonly number[]; readonly total: number }): number {
  return pool.total / pool.scores.length;
}

/** Between two steps on the line through them; beyond the ends as at the ends. */
function readOff(steps: readonly CalibrationPoint[], score: number): number {
  const above = steps.findIndex((step) => step.score >= score);
  const right = steps[above];
  const left = above < 0 ? steps.at(-1) : steps[above - 1];
  if (left === undefined || right === undefined) return (left ?? right)?.top1Pct ?? Number.NaN;
  const share = (score - left.score) / (right.score - left.score || 1);
  return left.top1Pct + share * (right.top1Pct - left.top1Pct);
}

function deviationFrom(
  points: readonly CalibrationPoint[],
  steps: readonly CalibrationPoint[],
): number {
  const squares = points.map(({ score, top1Pct }) => (readOff(steps, score) - top1Pct) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
