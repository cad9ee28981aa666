import type { AccuracyEstimator } from './accuracy.ts';

/** An estimator that is opened when it is first asked, once: what it needs (TensorFlow.js, images) takes a while. */
export function openLater(name: string, open: () => Promise<AccuracyEstimator>): AccuracyEstimator {
  let opened: Promise<AccuracyEstimator> | undefined;
  return {
    name,
    estimate: async (requests, options) => {
      opened ??= open();
      return (await opened).estimate(requests, options);
    },
  };
}
