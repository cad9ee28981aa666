import { z } from 'zod';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryLevel } from '../../accelerator/memory-level.ts';
import type { Loop, Mapping, SpatialLoop } from '../../mapping/mapping.ts';
import type { CostTable } from '../../technology/cost-table.ts';
import { type LoopDim, UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Operand } from '../../workload/operand.ts';

const WORDS = z.number().positive().nullable();
const LOOPS = z.array(z.object({ dim: z.string(), bound: z.int().min(1) }));
const TENSOR = z.enum(['Weights', 'Inputs', 'Outputs']);

const LEVEL = z.object({
  name: z.string(),
  word_bits: z.int().min(1),
  meshX: z.int().min(1),
  meshY: z.int().min(1),
  keep: z.array(TENSOR),
  read_bandwidth: WORDS,
  write_bandwidth: WORDS,
  shared_bandwidth: WORDS,
  multiple_buffering: z.number(),
  block_size: z.int().min(1),
  size_words: WORDS,
  ert: z.object({ read: z.number(), write: z.number(), leak: z.number() }),
  area_um2: z.number(),
  extra: z.object({ energy_per_hop: z.number().optional() }).nullish(),
});

/**
 * One Timeloop evaluation: architecture, problem, mapping and every count that Timeloop gives, one JSON object a line.
 * Levels and loops outermost first; sizes and bandwidths in words per instance; energy in pJ per row access.
 */
export const timeloopCaseSchema = z.object({
  id: z.string(),
  arch: z.object({
    name: z.string(),
    levels: z.array(LEVEL).min(1),
    mac: z.object({
      word_bits: z.int().min(1),
      meshX: z.int().min(1),
      meshY: z.int().min(1),
      ert: z.object({ compute: z.number() }),
      area_um2: z.number(),
    }),
  }),
  problem: z.object({
    name: z.string(),
    kind: z.enum(['conv', 'dw', 'gconv', 'gemm']),
    dims: z.record(z.string(), z.int().min(1)),
    stride: z.tuple([z.int().min(1), z.int().min(1)]),
    dilation: z.tuple([z.int().min(1), z.int().min(1)]),
  }),
  mapping: z.array(
    z.object({
      level: z.string(),
      temporal_outer_to_inner: LOOPS,
      spatial_x: LOOPS,
      spatial_y: LOOPS,
    }),
  ),
  results: z.object({
    cycles: z.number(),
    compute_cycles: z.number(),
    energy_total_pJ: z.number(),
    energy_network_pJ: z.number(),
    energy_leakage_pJ_included: z.number(),
    levels: z.array(
      z.object({
        name: z.string(),
        tensors: z.partialRecord(
          TENSOR,
          z.object({
            utilized_instances: z.number(),
            reads_per_instance: z.number(),
            fills_per_instance: z.number(),
            updates_per_instance: z.number(),
          }),
        ),
      }),
    ),
    networks: z.array(
      z.object({ tensors: z.record(z.string(), z.object({ link_transfers: z.number() })) }),
    ),
  }),
  meta: z.object({ set: z.string() }),
});
export type TimeloopCase = z.infer<typeof timeloopCaseSchema>;
type TimeloopLevel = z.infer<typeof LEVEL>;

const OPERAND_OF: Readonly<Record<z.infer<typeof TENSOR>, Operand>> = {
  Weights: 'weights',
  Inputs: 'inputs',
  Outputs: 'outputs',
};

export function operandOf(tensor: z.infer<typeof TENSOR>): Operand {
  return OPERAND_OF[tensor];
}

type Kind = TimeloopCase['problem']['kind'];

/** Timeloop's letters where they are not ours; gemm is Outputs[M,N] += Inputs[M,K] · Weights[K,N]. */
const LETTERS: Readonly<Record<Kind, Readonly<Record<string, LoopDim>>>> = {
  conv: {},
  gconv: {},
  dw: { C: 'G' },
  gemm: { M: 'P', N: 'K', K: 'C' },
};
const OURS: Readonly<Record<string, LoopDim>> = {
  N: 'N',
  G: 'G',
  K: 'K',
  C: 'C',
  P: 'P',
  Q: 'Q',
  R: 'R',
  S: 'S',
};

/** @throws Error naming a letter that the kind of problem does not have */
function letter(kind: Kind, dim: string): LoopDim {
  const ours = LETTERS[kind][dim] ?? OURS[dim];
  if (ours === undefined) throw new Error(`dimension ${dim} is not known in a ${kind} problem`);
  return ours;
}

export function layerOf(record: TimeloopCase): Layer {
  const { kind, dims, stride, dilation, name } = record.problem;
  const extents: Record<LoopDim, number> = { ...UNIT_EXTENTS };
  for (const [dim, extent] of Object.entries(dims)) extents[letter(kind, dim)] = extent;
  return {
    name,
    operator: kind === 'gemm' ? 'gemm' : 'conv',
    extents,
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
  return record.results.networks.some(({ tensors }) =>
    Object.values(tensors).some(({ link_transfers: transfers }) => transfers > 0),
  );
}
