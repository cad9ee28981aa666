import type { Design } from '../../src/study/design.ts';
import { SMALL_ACCELERATOR, SMALL_MAPPED_NETWORK } from './small-mapped-network.ts';

/** Error and latency, as most reports have them. */
export const TWO_OBJECTIVES = [
  { key: 'top1ErrorPct', label: 'top-1 error', unit: '%' },
  { key: 'latencyMs', label: 'latency', unit: 'ms' },
] as const;

/** A design of the toy network with the given objectives; its accuracy is published unless told otherwise. */
export function sampleDesign(
  trial: number,
  objectives: Readonly<Record<string, number>>,
  network: Partial<Design['network']> = {},
): Design {
  return {
    trial,
    objectives,
    genes: { width: 1, dataflow: 'output-stationary' },
    network: {
      name: 'toy-net',
      top1Pct: 100 - (objectives.top1ErrorPct ?? 0),
      accuracySource: 'published',
      macs: 29_120,
      parameters: 608,
      ...network,
    },
    accelerator: SMALL_ACCELERATOR,
    hardware: { areaMm2: 1.25, resources: null },
    mappings: SMALL_MAPPED_NETWORK.layers,
    evaluatedBy: 'reference',
    screenedBy: 'webasm',
  };
}

/** Four designs along a front: errors 20 to 40 %, latencies 8 to 1 ms; trial 3 is the knee, trial 4 interpolated. */
export const FRONT = [
  sampleDesign(1, { top1ErrorPct: 20, latencyMs: 8 }),
  sampleDesign(2, { top1ErrorPct: 22, latencyMs: 5 }),
  sampleDesign(3, { top1ErrorPct: 25, latencyMs: 2 }),
  sampleDesign(4, { top1ErrorPct: 40, latencyMs: 1 }, { accuracySource: 'interpolated' }),
] as const;
