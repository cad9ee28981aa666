import { describe, expect, it } from 'vitest';
import {
  ACCURACY_SOURCES,
  type Accuracy,
  type AccuracyEstimator,
  type AccuracyRequest,
} from '../../src/accuracy/accuracy.ts';

/** An estimator with requests that it can answer. */
export interface EstimatorCase {
  readonly name: string;
  /** A fresh one, with the same seed each time. */
  readonly create: () => Promise<AccuracyEstimator>;
  /** At least two that differ. */
  readonly requests: readonly AccuracyRequest[];
}

/** Seconds are measured, so that they differ from run to run. */
function withoutSeconds(accuracies: readonly Accuracy[]) {
  return accuracies.map(({ costSeconds: _, ...rest }) => rest);
}

/** What every accuracy estimator keeps to. */
export function accuracyEstimatorContract({ name, create, requests }: EstimatorCase): void {
  describe(`${name} keeps to the contract of an accuracy estimator`, () => {
    it('gives an accuracy in percent for every request, its source, its uncertainty if it knows it and its seconds', async () => {
      const accuracies = await (await create()).estimate(requests);
      expect(accuracies).toHaveLength(requests.length);
      for (const { top1Pct, uncertaintyPct, source, costSeconds } of accuracies) {
        expect(top1Pct).toBeGreaterThanOrEqual(0);
        expect(top1Pct).toBeLessThanOrEqual(100);
        expect(ACCURACY_SOURCES).toContain(source);
        if (uncertaintyPct !== null) expect(uncertaintyPct).toBeGreaterThanOrEqual(0);
        expect(costSeconds).toBeGreaterThanOrEqual(0);
      }
    });

    it('gives an entry of a batch what it gives that request alone', async () => {
      const together = await (await create()).estimate(requests);
      const estimator = await create();
      const alone: Accuracy[] = [];
      for (const request of requests.toReversed())
        alone.push(...(await estimator.estimate([request])));
      expect(withoutSeconds(alone.toReversed())).toEqual(withoutSeconds(together));
    });

    it('gives the same figures with the same seed', async () => {
      const first = await (await create()).estimate(requests);
      const second = await (await create()).estimate(requests);
      expect(withoutSeconds(second)).toEqual(withoutSeconds(first));
    });

    it('gives nothing for an empty batch', async () => {
      expect(await (await create()).estimate([])).toEqual([]);
    });

    it('ends by the reason of a signal that is aborted', async () => {
      const estimator = await create();
      const stop = new Error('enough');
      await expect(
        estimator.estimate(requests, { signal: AbortSignal.abort(stop) }),
      ).rejects.toThrow(stop);
    });

    it('tells how far it is, and can be cancelled then', async () => {
      const estimator = await create();
      const done: number[] = [];
      const controller = new AbortController();
      const run = estimator.estimate(requests, {
        signal: controller.signal,
        onProgress: (progress) => {
          done.push(progress.done);
          expect(progress.of).toBe(requests.length);
          controller.abort(new Error('seen enough'));
        },
      });
      await expect(run).rejects.toThrow('seen enough');
      expect(done).toEqual([1]);
    });
  });
}
