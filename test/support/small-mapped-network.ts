import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { Cost } from '../../src/cost/cost.ts';
import type { MappedLayer, MappedNetwork } from '../../src/mapper/mapped-network.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { UNIT_EXTENTS } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { OPERANDS } from '../../src/workload/operand.ts';

const DRAM: MemoryLevel = {
  name: 'DRAM',
  kind: 'dram',
  holds: OPERANDS,
  capacityBits: null,
  rowBits: 64,
  elementBits: null,
  bandwidth: { readBitsPerCycle: 8, writeBitsPerCycle: 8, sharedBitsPerCycle: null },
  grid: { rows: 1, columns: 1 },
  doubleBuffered: false,
  latencyCycles: 20,
};

/** 16 PEs at 200 MHz below a buffer and DRAM; 8-bit factors, 32-bit partial sums. */
export const SMALL_ACCELERATOR: Accelerator = {
  name: 'toy',
  title: 'A toy array',
  source: 'made by hand',
  clockMHz: 200,
  technology: 'toy-45nm',
  precisionBits: { weights: 8, inputs: 8, partialSums: 32, outputs: 8 },
  peArray: { rows: 4, columns: 4 },
  arrayTiming: {
    skewCycles: 0,
    preloadCycles: 0,
    foldOperand: null,
    drainsBetweenFolds: false,
  },
  memories: [DRAM, { ...DRAM, name: 'GLB', kind: 'sram', capacityBits: 524288 }],
  dataflows: ['output-stationary'],
  fpga: null,
};

const LAYER: Layer = {
  name: 'conv1',
  operator: 'conv',
  // MACs = 8 · 4 · 10 · 10 · 3 · 3 = 28,800; 8 · 10 · 10 = 800 outputs
  extents: { ...UNIT_EXTENTS, K: 8, C: 4, P: 10, Q: 10, R: 3, S: 3 },
  stride: { row: 1, column: 1 },
  dilation: { row: 1, column: 1 },
  inputTensors: 1,
  parameterCount: 288,
};

export const SMALL_MAPPING: Mapping = {
  levels: [
    {
      memory: 'DRAM',
      keeps: OPERANDS,
      temporal: [
        { dim: 'K', bound: 2 },
        { dim: 'N', bound: 1 },
      ],
      spatial: [],
    },
    {
      memory: 'GLB',
      keeps: ['inputs', 'outputs'],
      temporal: [
        { dim: 'P', bound: 10 },
        { dim: 'R', bound: 3 },
      ],
      spatial: [
        { dim: 'K', bound: 4, axis: 'x' },
        { dim: 'C', bound: 4, axis: 'y' },
      ],
    },
  ],
};

/** Waits for DRAM: 1,800 cycles of compute (28,800 MACs / 16 PEs) + 1,000 + 150 + 50 = 3,000. */
export const CONV_COST: Cost = {
  latencyCycles: 3000,
  cycles: { compute: 1800, stall: 1000, fill: 150, drain: 50 },
  binding: { resource: 'bandwidth', memory: 'DRAM', port: 'read', operand: 'weights' },
  energyPj: 2_500_000,
  energy: { mac: 500_000, memories: [1_500_000, 400_000], network: 100_000, leakage: null },
  // 28,800 / (16 · 3,000)
  utilization: 0.6,
  macs: 28_800,
  levels: [
    {
      memory: 'DRAM',
      accesses: [
        { operand: 'weights', reads: 2000, fills: 0, updates: 0 },
        { operand: 'inputs', reads: 600, fills: 0, updates: 0 },
        { operand: 'outputs', reads: 0, fills: 0, updates: 1000 },
      ],
      usedInstances: 1,
      occupiedBits: 0,
      cycles: 2800,
      energyPj: 1_500_000,
    },
    {
      memory: 'GLB',
      accesses: [],
      usedInstances: 1,
      occupiedBits: 4096,
      cycles: 2100,
      energyPj: 400_000,
    },
  ],
};

export const CONV: MappedLayer = {
  layer: LAYER,
  dataflow: 'output-stationary',
  mapping: SMALL_MAPPING,
  cost: CONV_COST,
};

/** Streams past the array: no mapping, no MACs. */
export const POOL: MappedLayer = {
  layer: { ...LAYER, name: 'pool1', operator: 'pool', parameterCount: 0 },
  dataflow: 'streaming',
  mapping: null,
  cost: {
    ...CONV_COST,
    latencyCycles: 950,
    cycles: { compute: 0, stall: 950, fill: 0, drain: 0 },
    binding: { resource: 'bandwidth', memory: 'DRAM', port: 'shared', operand: 'inputs' },
    energyPj: 450_000,
    energy: { mac: 0, memories: [450_000, 0], network: 0, leakage: 0 },
    utilization: 0,
    macs: 0,
    levels: [
      {
        memory: 'DRAM',
        accesses: [
          { operand: 'inputs', reads: 800, fills: 0, updates: 0 },
          { operand: 'outputs', reads: 0, fills: 0, updates: 200 },
        ],
        usedInstances: 1,
        occupiedBits: 0,
        cycles: 950,
        energyPj: 450_000,
      },
    ],
  },
};

/** Compute-bound with half of the PEs busy: 320 MACs in 40 steps of 16 PEs; 40 + 8 + 2 = 50 cycles. */
export const GEMM: MappedLayer = {
  ...CONV,
  layer: {
    ...LAYER,
    name: 'classifier',
    operator: 'gemm',
    extents: { ...UNIT_EXTENTS, K: 10, C: 32 },
    parameterCount: 320,
  },
  cost: {
    ...CONV_COST,
    latencyCycles: 50,
    cycles: { compute: 40, stall: 0, fill: 8, drain: 2 },
    binding: { resource: 'compute' },
    energyPj: 50_000,
    energy: { mac: 10_000, memories: [30_000, 5_000], network: 5_000, leakage: null },
    // 320 / (16 · 50)
    utilization: 0.4,
    macs: 320,
    levels: [
      {
        memory: 'DRAM',
        accesses: [{ operand: 'weights', reads: 320, fills: 0, updates: 0 }],
        usedInstances: 1,
        occupiedBits: 0,
        cycles: 40,
        energyPj: 30_000,
      },
    ],
  },
};

/** Three layers: one that waits for DRAM, one that streams, one that is compute-bound. */
export const SMALL_MAPPED_NETWORK: MappedNetwork = {
  network: {
    name: 'toy-net',
    source: 'made by hand',
    layers: [CONV.layer, POOL.layer, GEMM.layer],
    edges: [],
  },
  accelerator: SMALL_ACCELERATOR,
  layers: [CONV, POOL, GEMM],
  latencyCycles: 4000,
  latencyMs: 0.02,
  energyMj: 0.003,
  hardware: { areaMm2: null, resources: null },
  screenedBy: 'reference',
  evaluatedBy: 'reference',
  mappingsScored: 0,
};
