import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryLevel } from '../../accelerator/memory-level.ts';
import { ceilDiv } from '../../base/ceil-div.ts';
import type { Loop, Mapping, SpatialLoop } from '../../mapping/mapping.ts';
import type { CostTable } from '../../technology/cost-table.ts';
import { type LoopDim, UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';

export const SCALE_SIM_DATAFLOWS = ['os', 'ws', 'is'] as const;
export type ScaleSimDataflow = (typeof SCALE_SIM_DATAFLOWS)[number];

/** A layer as SCALE-Sim sees it, a matrix product, on an array. */
export interface ScaleSimCase {
  readonly dataflow: ScaleSimDataflow;
  readonly rows: number;
  readonly columns: number;
  /** Output pixels, filter window × channels, and filters. */
  readonly pixels: number;
  readonly window: number;
  readonly filters: number;
}

interface SystolicDataflow {
  readonly stationary: Operand;
  /** Dimensions along rows, along columns, and in time, of P = pixels, C = window, K = filters. */
  readonly alongRows: LoopDim;
  readonly alongColumns: LoopDim;
  readonly inTime: LoopDim;
  /** Whether the stationary operand is loaded row by row before a fold; outputs build up in place. */
  readonly isPreloaded: boolean;
}

export const SYSTOLIC: Readonly<Record<ScaleSimDataflow, SystolicDataflow>> = {
  os: { stationary: 'outputs', alongRows: 'P', alongColumns: 'K', inTime: 'C', isPreloaded: false },
  ws: { stationary: 'weights', alongRows: 'C', alongColumns: 'K', inTime: 'P', isPreloaded: true },
  is: { stationary: 'inputs', alongRows: 'C', alongColumns: 'P', inTime: 'K', isPreloaded: true },
};

export function scaleSimLayer({ pixels, window, filters }: ScaleSimCase): Layer {
  return {
    name: 'layer',
    operator: 'gemm',
    extents: { ...UNIT_EXTENTS, P: pixels, C: window, K: filters },
    stride: { row: 1, column: 1 },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: 0,
  };
}

/**
 * The machine of SCALE-Sim's `CALC` mode: a systolic array whose PEs hold one element of the stationary operand, below an
 * SRAM that is never the limit. Folds follow each other with an empty array between them.
 */
export function scaleSimAccelerator({ dataflow, rows, columns }: ScaleSimCase): Accelerator {
  const { stationary, isPreloaded } = SYSTOLIC[dataflow];
  return {
    name: 'systolic',
    title: `Systolic array ${rows}×${columns}, ${dataflow}`,
    source: 'Samajdar et al.: SCALE-Sim, ISPASS 2020',
    clockMHz: 1000,
    technology: 'none',
    precisionBits: { weights: 8, inputs: 8, partialSums: 8, outputs: 8 },
    peArray: { rows, columns },
    arrayTiming: {
      skewCycles: rows + columns - 2,
      preloadCycles: isPreloaded ? rows : 0,
      foldOperand: stationary,
      drainsBetweenFolds: true,
    },
    memories: [
      level('DRAM', 'dram', OPERANDS, null, { rows: 1, columns: 1 }),
      level('SRAM', 'sram', OPERANDS, null, { rows: 1, columns: 1 }),
      level('registers', 'register-file', [stationary], 8, { rows, columns }),
    ],
    dataflows: [],
    fpga: null,
  };
}

function level(
  name: string,
  kind: MemoryLevel['kind'],
  holds: readonly Operand[],
  capacityBits: number | null,
  grid: MemoryLevel['grid'],
): MemoryLevel {
  const unlimited = { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: null };
  return {
    name,
    kind,
    holds,
    capacityBits,
    rowBits: 8,
    elementBits: 8,
    bandwidth: unlimited,
    grid,
    doubleBuffered: false,
    latencyCycles: 0,
  };
}

/** One fold after the other: the stationary operand spread over the array, the third dimension in time. */
export function scaleSimMapping(problem: ScaleSimCase): Mapping {
  const { stationary, alongRows, alongColumns, inTime } = SYSTOLIC[problem.dataflow];
  const extents = { P: problem.pixels, C: problem.window, K: problem.filters };
  const extent = (dim: LoopDim) => (dim === 'P' || dim === 'C' || dim === 'K' ? extents[dim] : 1);
  const rows = Math.min(problem.rows, extent(alongRows));
  const columns = Math.min(problem.columns, extent(alongColumns));
  const loops = (...all: readonly Loop[]) => all.filter(({ bound }) => bound > 1);
  const spatial: readonly SpatialLoop[] = [
    { dim: alongColumns, bound: columns, axis: 'x' },
    { dim: alongRows, bound: rows, axis: 'y' },
  ];
  return {
    levels: [
      { memory: 'DRAM', keeps: OPERANDS, temporal: [], spatial: [] },
      {
        memory: 'SRAM',
        keeps: OPERANDS,
        temporal: loops(
          { dim: alongRows, bound: ceilDiv(extent(alongRows), rows) },
          { dim: alongColumns, bound: ceilDiv(extent(alongColumns), columns) },
          { dim: inTime, bound: extent(inTime) },
        ),
        spatial: spatial.filter(({ bound }) => bound > 1),
      },
      { memory: 'registers', keeps: [stationary], temporal: [], spatial: [] },
    ],
  };
}

/** No energy is compared: all costs are unknown or free. */
export const FREE: CostTable = {
  technology: 'none',
  macEnergy: [{ bits: 64, pj: 0 }],
  peAreaMm2: null,
  peLeakagePjPerCycle: null,
  memories: [0, 1, 2].map(() => ({
    readPjPerRow: 0,
    writePjPerRow: 0,
    areaMm2: null,
    leakagePjPerCycle: null,
    hopPjPerElement: null,
  })),
  fpgaDevice: null,
  sources: [],
};
