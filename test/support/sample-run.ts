import { mobilenetV2 } from '../../models/mobilenet-v2.ts';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { AccuracySource } from '../../src/accuracy/accuracy.ts';
import { createRandom, type Random } from '../../src/base/random.ts';
import { hypervolumeShare } from '../../src/search/indicators/hypervolume.ts';
import { nonDominated } from '../../src/search/non-dominated-sort.ts';
import type { Design, Progress, RunSummary, Trial } from '../../src/study/design.ts';
import { type Network, networkMacs, networkParameters } from '../../src/workload/network.ts';
import { OPERANDS } from '../../src/workload/operand.ts';
import { geneHistoryOf, tallyOf } from './count-trials.ts';
import { sampleMappedLayer } from './sample-cost.ts';

const OBJECTIVES = [
  { key: 'top1ErrorPct', label: 'top-1 error', unit: '%' },
  { key: 'latencyMs', label: 'latency', unit: 'ms' },
  { key: 'energyMj', label: 'energy', unit: 'mJ' },
] as const;
const PER_GENERATION = 40;
const IDEAL = [20, 0, 0];
const REFERENCE = [60, 60, 4];
const MAX_AREA_MM2 = 6;

interface SampleGenes extends Record<string, number | string> {
  readonly width: number;
  readonly resolution: number;
  readonly peRows: number;
  readonly peColumns: number;
  readonly bufferKiB: number;
  readonly dramBitsPerCycle: number;
}

export interface SampleRunOptions {
  readonly generations: number;
  readonly seed?: number;
  /** Designs that are kept of a larger front, evenly spread; default 40. */
  readonly frontSize?: number;
}

/**
 * A run that never was: MobileNetV2 with an array of PEs, random genes, made-up costs and accuracies, a true front. The
 * same options give the same run.
 */
export function sampleRun({ generations, seed = 1, frontSize = 40 }: SampleRunOptions): RunSummary {
  const random = createRandom(seed);
  const networks = new Map<string, Network>();
  const candidates = Array.from({ length: generations * PER_GENERATION }, (_, trial) =>
    candidate(trial, random, networks),
  );
  const feasible = candidates.filter(({ entry }) => entry.feasible);
  const front = nonDominated(feasible.map(({ entry }) => vector(entry)));
  const all = front.flatMap((position) => feasible[position]?.design ?? []);
  const designs = evenlySpread(
    all.toSorted((a, b) => errorOf(a) - errorOf(b)),
    frontSize,
  );
  const trials = candidates.map(({ entry }) => entry);
  return {
    title: 'MobileNetV2 with an Eyeriss-like array',
    description: 'Width and resolution of the network, size of the array, buffer and bandwidth.',
    experiment: 'mobilenet-eyeriss',
    seed,
    algorithm: 'nsga2',
    executor: 'webasm',
    versions: { 'tandem-codesign': '0.1.0', node: '20.20.2', 'gpu.js': '2.24.1' },
    objectives: OBJECTIVES,
    constraints: [`area ≤ ${MAX_AREA_MM2} mm²`],
    history: history(trials),
    tally: tallyOf(trials),
    trials,
    geneHistory: geneHistoryOf(trials, Math.min(12, generations)),
    designs,
    finished: true,
  };
}

function evenlySpread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  const step = (items.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => items[Math.round(index * step)]).flatMap(
    (item) => item ?? [],
  );
}

function candidate(trial: number, random: Random, networks: Map<string, Network>) {
  const genes = drawGenes(random);
  const design = sampleDesign(trial, genes, networks);
  const excess = (design.hardware.areaMm2 ?? 0) / MAX_AREA_MM2 - 1;
  const entry: Trial = {
    trial,
    generation: Math.floor(trial / PER_GENERATION),
    genes,
    objectives: excess > 0 ? {} : design.objectives,
    violations: { area: excess },
    figures: { ...design.objectives, areaMm2: design.hardware.areaMm2 },
    feasible: excess <= 0,
    accuracySource: design.network.accuracySource,
  };
  return { design, entry };
}

function drawGenes(random: Random): SampleGenes {
  return {
    width: random.pick([0.35, 0.5, 0.6, 0.75, 0.9, 1, 1.2, 1.4]),
    resolution: random.pick([96, 128, 160, 192, 224]),
    peRows: random.pick([8, 12, 16, 24, 32]),
    peColumns: random.pick([8, 14, 16, 24, 32]),
    bufferKiB: random.pick([32, 64, 108, 128, 256]),
    dramBitsPerCycle: random.pick([16, 32, 64]),
    dataflow: 'row-stationary',
  };
}

function sampleDesign(trial: number, genes: SampleGenes, networks: Map<string, Network>): Design {
  const key = `${genes.width} ${genes.resolution}`;
  const network = networks.get(key) ?? mobilenetV2(genes);
  networks.set(key, network);
  const accelerator = sampleAccelerator(genes);
  const mappings = network.layers.map((layer) => sampleMappedLayer(layer, accelerator));
  const cycles = mappings.reduce((sum, { cost }) => sum + cost.latencyCycles, 0);
  const energyPj = mappings.reduce((sum, { cost }) => sum + cost.energyPj, 0);
  const error = sampleErrorPct(genes);
  return {
    trial,
    objectives: {
      top1ErrorPct: error,
      latencyMs: cycles / (1000 * accelerator.clockMHz),
      energyMj: energyPj / 1e9,
    },
    genes,
    network: {
      name: `mobilenet-v2 ${genes.width} @${genes.resolution}`,
      top1Pct: 100 - error,
      accuracySource: sourceOf(genes),
      macs: networkMacs(network),
      parameters: networkParameters(network),
    },
    accelerator,
    hardware: { areaMm2: sampleAreaMm2(genes), resources: null },
    mappings,
    evaluatedBy: 'reference',
    screenedBy: 'webasm',
  };
}

function sampleErrorPct({ width, resolution }: SampleGenes): number {
  const error = 28.2 - 6.4 * Math.log2(width) + 7 * Math.log2(224 / resolution) ** 1.3;
  return Math.round(error * 10) / 10;
}

function sourceOf({ width }: SampleGenes): AccuracySource {
  return [0.6, 0.9, 1.2].includes(width) ? 'interpolated' : 'published';
}

function sampleAreaMm2({ peRows, peColumns, bufferKiB }: SampleGenes): number {
  return Math.round(100 * (0.0065 * peRows * peColumns + 0.012 * bufferKiB)) / 100;
}

function sampleAccelerator(genes: SampleGenes): Accelerator {
  const { peRows, peColumns, bufferKiB, dramBitsPerCycle } = genes;
  const one = { rows: 1, columns: 1 };
  const limit = (bits: number | null) => ({
    readBitsPerCycle: bits,
    writeBitsPerCycle: bits,
    sharedBitsPerCycle: null,
  });
  const common = { holds: OPERANDS, rowBits: 64, elementBits: null, latencyCycles: 1 } as const;
  return {
    name: 'eyeriss-like',
    title: 'Eyeriss-like row-stationary array',
    source: 'made up for tests',
    clockMHz: 200,
    technology: 'cmos-45nm',
    precisionBits: { weights: 8, inputs: 8, partialSums: 32, outputs: 8 },
    peArray: { rows: peRows, columns: peColumns },
    arrayTiming: {
      skewCycles: 0,
      preloadCycles: 0,
      foldOperand: null,
      drainsBetweenFolds: false,
    },
    memories: [
      {
        ...common,
        name: 'DRAM',
        kind: 'dram',
        capacityBits: null,
        bandwidth: limit(dramBitsPerCycle),
        grid: one,
        doubleBuffered: false,
      },
      {
        ...common,
        name: 'global_buffer',
        kind: 'sram',
        holds: ['inputs', 'outputs'],
        capacityBits: bufferKiB * 8192,
        bandwidth: limit(256),
        grid: one,
        doubleBuffered: true,
      },
      {
        ...common,
        name: 'register_file',
        kind: 'register-file',
        capacityBits: 4096,
        bandwidth: limit(null),
        grid: { rows: peRows, columns: peColumns },
        doubleBuffered: false,
      },
    ],
    dataflows: ['row-stationary'],
    fpga: null,
  };
}

function history(trials: readonly Trial[]): Progress[] {
  const generations = trials.length / PER_GENERATION;
  let best: (readonly number[])[] = [];
  return Array.from({ length: generations }, (_, generation) => {
    const evaluations = (generation + 1) * PER_GENERATION;
    const fresh = trials.slice(evaluations - PER_GENERATION, evaluations);
    const points = [...best, ...fresh.filter(({ feasible }) => feasible).map(vector)];
    best = nonDominated(points).flatMap((position) => [points[position] ?? []]);
    const hypervolume = hypervolumeShare(best, IDEAL, REFERENCE);
    return { generation, evaluations, hypervolume, frontSize: best.length };
  });
}

function vector({ objectives }: { readonly objectives: Trial['objectives'] }): number[] {
  return OBJECTIVES.map(({ key }) => objectives[key] ?? Number.NaN);
}

function errorOf({ objectives }: Design): number {
  return objectives.top1ErrorPct ?? 0;
}
