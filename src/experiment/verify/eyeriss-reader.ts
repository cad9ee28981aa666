import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Cost } from '../../cost/cost.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import { loadAccelerator } from '../../io/load-accelerator.ts';
import { loadTechnology } from '../../io/technology-schema.ts';
import { DATAFLOWS } from '../../mapping/dataflows.ts';
import type { CostTable } from '../../technology/cost-table.ts';
import { resolveCostTable } from '../../technology/resolve-cost-table.ts';
import { type EyerissCase, parseEyerissCases } from './eyeriss-file.ts';
import { hasKey } from './has-key.ts';
import { rowStationaryMapping } from './row-stationary-mapping.ts';
import type { CaseResult, ReferenceReader } from './verification.ts';

/** How near a layer's time must come to the chip's, as a share. */
export const EYERISS_TIME_TOLERANCE: Readonly<Record<EyerissCase['network'], number>> = {
  AlexNet: 0.1,
  'VGG-16': 0.2,
};
/** How near the energy of all layers must come. */
export const EYERISS_ENERGY_TOLERANCE = 0.15;

/** What our model makes of one layer. */
export interface EyerissEstimate {
  readonly cost: Cost;
  readonly processingMs: number;
  /** Of the chip without DRAM. */
  readonly energyMj: number;
}

/** The Eyeriss chip, measured: processing latency by layer and energy by network, with the mappings that ran on it. */
export const eyerissReader: ReferenceReader = {
  format: 'eyeriss-silicon',
  recognises: (name, text) => name.endsWith('.json') && hasKey(text, 'mapping_table3_alexnet'),
  bars: { meanAbsPct: 5, spearman: 0.99, geomeanRatio: [0.95, 1.05] },
  verify: (file, text) => {
    const chip = loadEyeriss();
    const pairs = parseEyerissCases(text, file).map((record) => ({
      record,
      ours: estimateEyeriss(chip, record),
    }));
    const networks = [...new Set(pairs.map(({ record }) => record.network))];
    return {
      results: [
        ...pairs.map(({ record, ours }) => timeResult(record, ours)),
        ...networks.map((network) => {
          return energyResult(
            network,
            pairs.filter(({ record }) => record.network === network),
          );
        }),
      ],
      cycles: pairs.map(({ record, ours }) => ({
        ours: ours.processingMs,
        theirs: record.processingMs,
      })),
    };
  },
};

/** The chip as `accelerators/eyeriss.yaml` describes it, with what it costs. */
export interface EyerissChip {
  readonly accelerator: Accelerator;
  readonly costs: CostTable;
}

/**
 * Our Eyeriss without the limit of its link to DRAM: the processing latency of the paper is that of the array, as where
 * all traffic of DRAM is hidden.
 */
export function loadEyeriss(): EyerissChip {
  const loaded = loadAccelerator('eyeriss', { dataflows: DATAFLOWS.map(({ name }) => name) });
  const unlimited = { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: null };
  const accelerator = {
    ...loaded,
    memories: loaded.memories.map((memory) =>
      memory.kind === 'dram' ? { ...memory, bandwidth: unlimited, latencyCycles: 0 } : memory,
    ),
  };
  const costs = resolveCostTable(accelerator, loadTechnology(accelerator.technology), null);
  return { accelerator, costs };
}

/** @throws Error where the mapping that ran on the chip does not fit, which is a bug */
export function estimateEyeriss(
  { accelerator, costs }: EyerissChip,
  { layer, parameters }: Pick<EyerissCase, 'layer' | 'parameters'>,
): EyerissEstimate {
  const mapping = rowStationaryMapping(layer, parameters, accelerator.peArray.columns);
  const outcome = evaluate({ layer, accelerator, costs, mapping });
  if (!outcome.ok) throw new Error(`${layer.name}: ${JSON.stringify(outcome.reasons)}`);
  const cost = outcome.value;
  const dramPj = cost.energy.memories[0] ?? 0;
  return {
    cost,
    processingMs: cost.latencyCycles / accelerator.clockMHz / 1000,
    energyMj: (cost.energyPj - dramPj) / 1e9,
  };
}

function timeResult(record: EyerissCase, ours: EyerissEstimate): CaseResult {
  const { network, layer, processingMs: theirs } = record;
  return measured(layer.name, 'ms', ours.processingMs, theirs, EYERISS_TIME_TOLERANCE[network]);
}

function energyResult(
  network: string,
  pairs: readonly { readonly record: EyerissCase; readonly ours: EyerissEstimate }[],
): CaseResult {
  const theirs = pairs.reduce((sum, { record }) => sum + record.energyMj, 0);
  const ours = pairs.reduce((sum, one) => sum + one.ours.energyMj, 0);
  return measured(`${network} energy`, 'mJ', ours, theirs, EYERISS_ENERGY_TOLERANCE);
}

function measured(
  id: string,
  unit: string,
  ours: number,
  theirs: number,
  tolerance: number,
): CaseResult {
  const isWithin = Math.abs(ours / theirs - 1) <= tolerance;
  return { id, outcome: 'measured', isWithin, figure: { id, unit, ours, theirs, tolerance } };
}
