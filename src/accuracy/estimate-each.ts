import type { Accuracy, AccuracyEstimator, AccuracyRequest, EstimateOptions } from './accuracy.ts';

/**
 * An estimator that answers one request at a time, each alone, so that a batch of one equals the batch's entry; it stops
 * between two where the signal is aborted.
 */
export function estimateEach(
  name: string,
  estimateOne: (request: AccuracyRequest, options: EstimateOptions) => Promise<Accuracy>,
): AccuracyEstimator {
  return {
    name,
    estimate: async (requests, options = {}) => {
      const accuracies: Accuracy[] = [];
      for (const request of requests) {
        options.signal?.throwIfAborted();
        accuracies.push(await estimateOne(request, options));
        options.onProgress?.({ done: accuracies.length, of: requests.length });
      }
      return accuracies;
    },
  };
}
