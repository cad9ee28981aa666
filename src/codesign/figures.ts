import type { Accuracy } from '../accuracy/accuracy.ts';
import type { ObjectiveLabel } from '../base/objective.ts';
import type { HardwareCost } from '../cost/cost.ts';
import type { MappedNetwork } from '../mapper/mapped-network.ts';

/** What is known of a candidate; `mapped` is null where no mapping was found or none was looked for. */
export interface Known {
  readonly accuracy: Accuracy;
  readonly hardware: HardwareCost;
  readonly mapped: MappedNetwork | null;
}

/** A figure of a design that can be minimised or limited. */
export interface Figure extends ObjectiveLabel {
  /** Null where the figure is not known. */
  readonly of: (known: Known) => number | null;
}

/** Every figure that an experiment's `objectives` and `constraints` may name. */
export const FIGURES: readonly Figure[] = [
  {
    key: 'top1ErrorPct',
    label: 'top-1 error',
    unit: '%',
    of: ({ accuracy }) => withoutFloatNoise(100 - accuracy.top1Pct),
  },
  {
    key: 'latencyMs',
    label: 'latency',
    unit: 'ms',
    of: ({ mapped }) => mapped?.latencyMs ?? null,
  },
  { key: 'energyMj', label: 'energy', unit: 'mJ', of: ({ mapped }) => mapped?.energyMj ?? null },
  { key: 'areaMm2', label: 'area', unit: 'mm²', of: ({ hardware }) => hardware.areaMm2 },
];

/** Every figure that is kept of a trial: those that may be minimised, and what is known of the accuracy. */
export const KEPT_FIGURES: readonly Pick<Figure, 'key' | 'of'>[] = [
  ...FIGURES,
  { key: 'accuracyUncertaintyPct', of: ({ accuracy }) => accuracy.uncertaintyPct },
  { key: 'accuracySeconds', of: ({ accuracy }) => accuracy.costSeconds },
];

/** 100 − 71.8 is 28.2, not 28.200000000000003. */
function withoutFloatNoise(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
