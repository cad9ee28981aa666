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

/** Tells how accurate networks are, a batch at a time. */
export interface AccuracyEstimator {
  readonly name: string;
  estimate(requests: readonly AccuracyRequest[]): Promise<readonly Accuracy[]>;
}
