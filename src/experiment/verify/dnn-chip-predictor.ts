import { dnnChipEnergyMj } from './dnn-chip-energy.ts';
import type { DnnChipMachine } from './dnn-chip-machine.ts';
import type { DnnChipOperator, DnnChipTiling } from './dnn-chip-operator.ts';
import { dnnChipTilings } from './dnn-chip-tilings.ts';

/** The tiling that is taken for an operator, and what there was to choose from. */
export interface DnnChipPrediction {
  readonly tiling: DnnChipTiling;
  readonly cycles: number;
  readonly latencyMs: number;
  readonly energyMj: number;
  readonly validTilings: number;
  /** Least of all tilings that fit, each for itself. */
  readonly leastLatencyMs: number;
  readonly leastEnergyMj: number;
}

/** Null where no tiling fits. */
export type DnnChipPredictor = (operator: DnnChipOperator) => DnnChipPrediction | null;

/** Predicts operators on a machine; equal operators are searched once. */
export function dnnChipPredictor(machine: DnnChipMachine): DnnChipPredictor {
  const known = new Map<string, DnnChipPrediction | null>();
  return (operator) => {
    const shape = Object.values(operator).join(' ');
    const before = known.get(shape);
    if (before !== undefined) return before;
    const prediction = predict(operator, machine);
    known.set(shape, prediction);
    return prediction;
  };
}

/**
 * Cycles of a tiling: its loops in time, one product per processing element and cycle.
 *
 * Equal to the steps of the nest of `dnnChipMapping` (`computeCycles`), of which a search through ten thousands of tilings
 * needs the product alone: factors divide their dimension, so there are no shorter last tiles.
 */
export function dnnChipCycles(operator: DnnChipOperator, tiling: DnnChipTiling): number {
  const [spadK, , bufferK, dramK] = tiling.outputChannels;
  const [spadC, , bufferC] = tiling.inputChannels;
  const [, dramP] = tiling.outputRows;
  const channels = dramK * bufferK * spadK * bufferC * spadC;
  return channels * dramP * operator.outputColumns * operator.window;
}

/** Takes the least (energy − least) / most + (latency − least) / most; of equals the first. */
function predict(operator: DnnChipOperator, machine: DnnChipMachine): DnnChipPrediction | null {
  const msPerCycle = (1 / (machine.clockMHz * 1e6)) * 1e3;
  const candidates = dnnChipTilings(operator, machine).map((tiling) => {
    const cycles = dnnChipCycles(operator, tiling);
    const energyMj = dnnChipEnergyMj(operator, tiling, machine);
    return { tiling, cycles, latencyMs: cycles * msPerCycle, energyMj };
  });
  const energy = range(candidates.map(({ energyMj }) => energyMj));
  const latency = range(candidates.map(({ latencyMs }) => latencyMs));
  let best: (typeof candidates)[number] | null = null;
  let leastMerit = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const merit =
      (candidate.energyMj - energy.least) / energy.most +
      (candidate.latencyMs - latency.least) / latency.most;
    if (merit >= leastMerit) continue;
    leastMerit = merit;
    best = candidate;
  }
  if (best === null) return null;
  const leasts = { leastEnergyMj: energy.least, leastLatencyMs: latency.least };
  return { ...best, ...leasts, validTilings: candidates.length };
}

function range(values: readonly number[]): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return { least, most };
}
