import type { Network } from '../workload/network.ts';

/** Where an accuracy comes from; printed wherever the number is. */
export const ACCURACY_SOURCES = [
  'published',
  'interpolated',
  'tabular',
  'proxy',
  'trained',
  'supernet',
  'predicted',
] as const;
export type AccuracySource = (typeof ACCURACY_SOURCES)[number];

export interface Accuracy {
  readonly top1Pct: number;
  /** Half-width of the 95 % interval, percentage points; null where the source states none. */
  readonly uncertaintyPct: number | null;
  readonly source: AccuracySource;
  readonly costSeconds: number;
}

/** A network with the genes that it was built from, by name. */
export interface AccuracyRequest {
  readonly network: Network;
  readonly genes: Readonly<Record<string, number | string>>;
}

export interface EstimateOptions {
  /** Ends the estimation by the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?:
    | ((progress: { readonly done: number; readonly of: number }) => void)
    | undefined;
}

/**
 * Tells how accurate networks are, a batch at a time.
 *
 * Every implementation passes `test/contract/accuracy-estimator-contract.ts`: an entry of a batch is what it would be
 * alone, the same seed gives the same figures, it can be cancelled, and each figure says its source.
 */
export interface AccuracyEstimator {
  readonly name: string;
  /** @throws InputError where it cannot tell the accuracy of a network */
  estimate(
    requests: readonly AccuracyRequest[],
    options?: EstimateOptions,
  ): Promise<readonly Accuracy[]>;
}
