import { z } from 'zod';
import { evaluate } from '../../cost/reference-evaluator.ts';
import { parseJsonDocument } from '../../io/json-document.ts';
import type { CostTable } from '../../technology/cost-table.ts';
import { type DnnChipMachine, loadDnnChipEyeriss } from './dnn-chip-machine.ts';
import { dnnChipAccelerator, dnnChipLayer, dnnChipMapping } from './dnn-chip-nest.ts';
import { DNN_CHIP_KINDS, type DnnChipOperator, type DnnChipTiling } from './dnn-chip-operator.ts';
import { type DnnChipPrediction, dnnChipPredictor } from './dnn-chip-predictor.ts';
import { hasKey } from './has-key.ts';
import type { CaseResult, CyclesPair, Mismatch, ReferenceReader } from './verification.ts';

const extent = z.int().min(1);
const figure = z.number().nonnegative();

const ROW = z.object({
  set: z.string(),
  type: z.enum(DNN_CHIP_KINDS),
  kernel_size: extent,
  stride: extent,
  input_H: extent,
  input_W: extent,
  input_C: extent,
  output_E: extent,
  output_F: extent,
  output_M: extent,
  n_valid_tilings: figure,
  energy_mJ: figure,
  latency_ms: figure,
  min_energy_mJ: figure,
  min_latency_ms: figure,
  cycles: extent,
  tiling: z.object({
    M0: extent,
    M1: extent,
    M2: extent,
    M3: extent,
    C0: extent,
    C1: extent,
    C2: extent,
    C3: extent,
    E1: extent,
    E3: extent,
  }),
});
type Row = z.infer<typeof ROW>;

/** Operators of the DNN-Chip Predictor's Eyeriss as a JSON list, each with the tiling that it takes. */
export const dnnChipReader: ReferenceReader = {
  format: 'dnn-chip-predictor',
  recognises: (name, text) =>
    name.endsWith('.json') && hasKey(text, 'n_valid_tilings') && hasKey(text, 'kernel_size'),
  verify: (file, text) => {
    const rows = parseJsonDocument(text, file, z.array(ROW));
    const machine = loadDnnChipEyeriss();
    const predict = dnnChipPredictor(machine);
    const results: CaseResult[] = [];
    const cycles: CyclesPair[] = [];
    rows.forEach((row, index) => {
      const id = idOf(row, index);
      const operator = operatorOf(row);
      const prediction = predict(operator);
      const ours = prediction === null ? null : nestCycles(operator, prediction.tiling, machine);
      if (prediction === null || ours === null) {
        const mismatch = { id, field: 'feasible', ours: 0, theirs: row.n_valid_tilings };
        results.push({ id, outcome: 'compared', mismatches: [mismatch] });
        return;
      }
      cycles.push({ ours, theirs: row.cycles });
      const mismatches = compare(id, row, prediction, ours);
      results.push({ id, outcome: 'compared', mismatches });
    });
    return { results, cycles };
  },
};

function idOf(row: Row, index: number): string {
  const side = `${row.type} ${row.kernel_size}x${row.kernel_size}`;
  const shape = `${row.input_C}x${row.input_H}x${row.input_W} to ${row.output_M}x${row.output_E}x${row.output_F}`;
  return `${index} ${row.set} ${side} ${shape}`;
}

function operatorOf(row: Row): DnnChipOperator {
  return {
    kind: row.type,
    window: row.kernel_size,
    stride: row.stride,
    inputRows: row.input_H,
    inputColumns: row.input_W,
    inputChannels: row.input_C,
    outputRows: row.output_E,
    outputColumns: row.output_F,
    outputChannels: row.output_M,
  };
}

/** Cycles that our model gives the nest of a tiling; null where it does not fit. */
export function nestCycles(
  operator: DnnChipOperator,
  tiling: DnnChipTiling,
  machine: DnnChipMachine,
): number | null {
  const outcome = evaluate({
    layer: dnnChipLayer(operator),
    accelerator: dnnChipAccelerator(machine),
    costs: FREE,
    mapping: dnnChipMapping(operator, tiling),
  });
  return outcome.ok ? outcome.value.latencyCycles : null;
}

function compare(id: string, row: Row, prediction: DnnChipPrediction, ours: number): Mismatch[] {
  const { outputChannels: k, inputChannels: c, outputRows: p } = prediction.tiling;
  const { tiling } = row;
  const figures: readonly (readonly [string, number, number])[] = [
    ['n_valid_tilings', prediction.validTilings, row.n_valid_tilings],
    ['cycles', ours, row.cycles],
    ['latency_ms', prediction.latencyMs, row.latency_ms],
    ['energy_mJ', prediction.energyMj, row.energy_mJ],
    ['min_latency_ms', prediction.leastLatencyMs, row.min_latency_ms],
    ['min_energy_mJ', prediction.leastEnergyMj, row.min_energy_mJ],
    ['tiling.M0', k[0], tiling.M0],
    ['tiling.M1', k[1], tiling.M1],
    ['tiling.M2', k[2], tiling.M2],
    ['tiling.M3', k[3], tiling.M3],
    ['tiling.C0', c[0], tiling.C0],
    ['tiling.C1', c[1], tiling.C1],
    ['tiling.C2', c[2], tiling.C2],
    ['tiling.C3', 1, tiling.C3],
    ['tiling.E1', p[0], tiling.E1],
    ['tiling.E3', p[1], tiling.E3],
  ];
  return figures
    .filter(([, own, theirs]) => Math.abs(own - theirs) > 1e-9 * theirs)
    .map(([field, own, theirs]) => ({ id, field, ours: own, theirs }));
}

/** The predictor's energy is not that of our table. */
const FREE: CostTable = {
  technology: 'none',
  macEnergy: [{ bits: 64, pj: 0 }],
  peAreaMm2: null,
  peLeakagePjPerCycle: null,
  memories: Array.from({ length: 5 }, () => ({
    readPjPerRow: 0,
    writePjPerRow: 0,
    areaMm2: null,
    leakagePjPerCycle: null,
    hopPjPerElement: null,
  })),
  fpgaDevice: null,
  sources: [],
};
