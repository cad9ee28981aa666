import { BoundedMap } from '../base/bounded-map.ts';
import type { Accuracy, AccuracyEstimator, AccuracyRequest } from './accuracy.ts';
import { estimateEach } from './estimate-each.ts';

/** Networks whose accuracy is kept. */
const REMEMBERED = 16_384;

/**
 * The same estimator, which is asked once for each network: a network on many accelerators is trained once. What is
 * remembered costs 0 seconds.
 */
export function rememberAccuracies(estimator: AccuracyEstimator): AccuracyEstimator {
  const memory = new BoundedMap<string, Accuracy>(REMEMBERED);
  return estimateEach(estimator.name, async (request, { signal }) => {
    const key = keyOf(request);
    const known = memory.get(key);
    if (known !== undefined) return { ...known, costSeconds: 0 };
    const [fresh] = await estimator.estimate([request], { signal });
    if (fresh === undefined) throw new RangeError(`${estimator.name} gave no accuracy`);
    memory.set(key, fresh);
    return fresh;
  });
}

function keyOf({ genes }: AccuracyRequest): string {
  return JSON.stringify(Object.entries(genes).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
