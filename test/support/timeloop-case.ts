import { existsSync, readFileSync } from 'node:fs';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { Loop, Mapping, SpatialLoop } from '../../src/mapping/mapping.ts';
import type { CostTable } from '../../src/technology/cost-table.ts';
import { type Extents, type LOOP_DIMS, UNIT_EXTENTS } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import type { Operand } from '../../src/workload/operand.ts';

/** One record of `timeloop/model_cases.jsonl`, as far as it is read here. */
export interface TimeloopCase {
  readonly id: string;
  readonly arch: {
    readonly name: string;
    readonly levels: readonly TimeloopLevel[];
    readonly mac: {
      readonly word_bits: number;
      readonly meshX: number;
      readonly meshY: number;
      readonly ert: { readonly compute: number };
      readonly area_um2: number;
    };
  };
  readonly problem: {
    readonly name: string;
    readonly kind: string;
    readonly dims: Readonly<Record<string, number>>;
    readonly stride: readonly [number, number];
    readonly dilation: readonly [number, number];
  };
  readonly mapping: readonly {
    readonly level: string;
    readonly temporal_outer_to_inner: readonly { dim: string; bound: number }[];
    readonly spatial_x: readonly { dim: string; bound: number }[];
    readonly spatial_y: readonly { dim: string; bound: number }[];
  }[];
  readonly results: {
    readonly cycles: number;
    readonly compute_cycles: number;
    readonly energy_total_pJ: number;
    readonly energy_network_pJ: number;
    readonly energy_leakage_pJ_included: number;
    readonly energy_storage_and_mac_pJ_by_level: Readonly<Record<string, number>>;
    readonly levels: readonly {
      readonly name: string;
      readonly cycles: number;
      readonly tensors: Readonly<Record<string, TimeloopTensor>>;
    }[];
    readonly networks: readonly {
      readonly name: string;
      readonly tensors: Readonly<Record<string, { readonly link_transfers: number }>>;
    }[];
  };
  readonly meta: { readonly set: string };
}

interface TimeloopLevel {
  readonly name: string;
  readonly word_bits: number;
  readonly meshX: number;
  readonly meshY: number;
  readonly keep: readonly string[];
  readonly read_bandwidth: number | null;
  readonly write_bandwidth: number | null;
  readonly shared_bandwidth: number | null;
  readonly multiple_buffering: number;
  readonly block_size: number;
  readonly size_words: number | null;
  readonly ert: { readonly read: number; readonly write: number; readonly leak: number };
  readonly area_um2: number;
  readonly extra?: { readonly energy_per_hop?: number } | null;
}

interface TimeloopTensor {
  readonly partition_size: number;
  readonly utilized_capacity_words: number;
  readonly utilized_instances: number;
  readonly reads_per_instance: number;
  readonly fills_per_instance: number;
  readonly updates_per_instance: number;
}

const REFERENCE = new URL('../../../shared/reference/timeloop/', import.meta.url);

/** The cases of one file, or undefined where the reference folder is absent. */
export function readTimeloopCases(file: string): readonly TimeloopCase[] | undefined {
  const url = new URL(file, REFERENCE);
  if (!existsSync(url)) return undefined;
  return readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TimeloopCase);
}

const OPERAND_OF: Readonly<Record<string, Operand>> = {
  Weights: 'weights',
  Inputs: 'inputs',
  Outputs: 'outputs',
};

export function operandOf(tensor: string): Operand {
  const operand = OPERAND_OF[tensor];
  if (operand === undefined) throw new Error(`unknown tensor ${tensor}`);
  return operand;
}

type Letter = (typeof LOOP_DIMS)[number];

/** Timeloop's letter in the problem's kind → ours: gemm is Outputs[M,N] += Inputs[M,K]·Weights[K,N]. */
function letter(kind: string, dim: string): Letter {
  const gemm: Record<string, Letter> = { M: 'P', N: 'K', K: 'C' };
  const depthwise: Record<string, Letter> = { C: 'G' };
  const ours = (kind === 'gemm' ? gemm[dim] : kind === 'dw' ? depthwise[dim] : undefined) ?? dim;
  return ours as Letter;
}

export function layerOf(record: TimeloopCase): Layer {
  const { kind, dims, stride, dilation, name } = record.problem;
  const extents: Record<Letter, number> = { ...UNIT_EXTENTS };
  for (const [dim, extent] of Object.entries(dims)) extents[letter(kind, dim)] = extent;
  return {
    name,
    operator: kind === 'gemm' ? 'gemm' : 'conv',
    extents: extents as Extents,
    stride: { row: stride[0], column: stride[1] },
    dilation: { row: dilation[0], column: dilation[1] },
    inputTensors: 1,
    parameterCount: 0,
  };
}

export function acceleratorOf(record: TimeloopCase): Accelerator {
  const { arch } = record;
  return {
    name: arch.name,
    title: arch.name,
    source: 'Timeloop case',
    clockMHz: 1000,
    technology: 'timeloop',
    precisionBits: {
      weights: arch.mac.word_bits,
      inputs: arch.mac.word_bits,
      partialSums: arch.mac.word_bits,
      outputs: arch.mac.word_bits,
    },
    peArray: { rows: arch.mac.meshY, columns: arch.mac.meshX },
    arrayTiming: {
      skewCycles: 0,
      preloadCycles: 0,
      foldOperand: null,
      drainsBetweenFolds: false,
    },
    memories: arch.levels.map(memoryOf),
    dataflows: [],
    fpga: null,
  };
}

function memoryOf(level: TimeloopLevel): MemoryLevel {
  const bits = (words: number | null) => (words === null ? null : words * level.word_bits);
  return {
    name: level.name,
    kind: level.size_words === null ? 'dram' : 'sram',
    holds: level.keep.map(operandOf),
    capacityBits: bits(level.size_words),
    rowBits: level.block_size * level.word_bits,
    elementBits: level.word_bits,
    bandwidth: {
      readBitsPerCycle: bits(level.read_bandwidth),
      writeBitsPerCycle: bits(level.write_bandwidth),
      sharedBitsPerCycle: bits(level.shared_bandwidth),
    },
    grid: { rows: level.meshY, columns: level.meshX },
    doubleBuffered: level.multiple_buffering === 2,
    latencyCycles: 0,
  };
}

export function costTableOf(record: TimeloopCase): CostTable {
  return {
    technology: 'timeloop',
    macEnergy: [{ bits: 64, pj: record.arch.mac.ert.compute }],
    peAreaMm2: record.arch.mac.area_um2 / 1e6,
    peLeakagePjPerCycle: 0,
    memories: record.arch.levels.map((level) => ({
      readPjPerRow: level.ert.read,
      writePjPerRow: level.ert.write,
      areaMm2: level.area_um2 / 1e6,
      leakagePjPerCycle: level.ert.leak,
      hopPjPerElement: level.extra?.energy_per_hop ?? null,
    })),
    fpgaDevice: null,
    sources: [],
  };
}

export function mappingOf(record: TimeloopCase): Mapping {
  const { kind } = record.problem;
  return {
    levels: record.mapping.map((entry, index) => {
      const loop = ({ dim, bound }: { dim: string; bound: number }): Loop => ({
        dim: letter(kind, dim),
        bound,
      });
      const spatial = (loops: readonly { dim: string; bound: number }[], axis: 'x' | 'y') =>
        loops.map((entry): SpatialLoop => ({ ...loop(entry), axis }));
      return {
        memory: entry.level,
        keeps: record.arch.levels[index]?.keep.map(operandOf) ?? [],
        temporal: entry.temporal_outer_to_inner.map(loop),
        spatial: [...spatial(entry.spatial_x, 'x'), ...spatial(entry.spatial_y, 'y')],
      };
    }),
  };
}

export function hasLinkTransfers(record: TimeloopCase): boolean {
  return record.results.networks.some((network) =>
    Object.values(network.tensors).some((tensor) => tensor.link_transfers > 0),
  );
}
