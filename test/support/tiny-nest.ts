import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { Grid, MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { Cost } from '../../src/cost/cost.ts';
import type { ReuseMode } from '../../src/cost/nest-traffic.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import type { Loop, Mapping, MappingLevel, SpatialLoop } from '../../src/mapping/mapping.ts';
import type { CostTable } from '../../src/technology/cost-table.ts';
import { type Extents, type LoopDim, UNIT_EXTENTS } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { OPERANDS, type Operand } from '../../src/workload/operand.ts';
import { sampleAccelerator, sampleLevel } from './sample-accelerator.ts';

/** A layer of the given extents; the others are 1, and so are stride and dilation. */
export function tinyLayer(extents: Partial<Extents>, changes: Partial<Layer> = {}): Layer {
  return {
    name: 'tiny',
    operator: 'conv',
    extents: { ...UNIT_EXTENTS, ...extents },
    stride: { row: 1, column: 1 },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: 0,
    ...changes,
  };
}

/** `K2 P4` is a loop over K of two steps, and inside it one over P of four. */
export function loops(text: string): Loop[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ dim: word.charAt(0) as LoopDim, bound: Number(word.slice(1)) }));
}

interface LevelText {
  /** Temporal loops, outermost first. */
  readonly t?: string;
  /** Spatial loops along x and y. */
  readonly x?: string;
  readonly y?: string;
  /** Operands that stay; all where not given. */
  readonly keeps?: readonly Operand[];
}

/** A nest in short: one entry per level, outermost first; the levels are called L0, L1, … */
export function tinyNest(...levels: readonly LevelText[]): Mapping {
  return {
    levels: levels.map(
      ({ t = '', x = '', y = '', keeps = OPERANDS }, index): MappingLevel => ({
        memory: `L${index}`,
        keeps,
        temporal: loops(t),
        spatial: [...along('x', x), ...along('y', y)],
      }),
    ),
  };
}

function along(axis: 'x' | 'y', text: string): SpatialLoop[] {
  return loops(text).map((loop) => ({ ...loop, axis }));
}

/** Grids of the instances of each level, and of the PEs at the end, that a nest just fills. */
export function gridsOf(mapping: Mapping): readonly Grid[] {
  const grids: Grid[] = [{ rows: 1, columns: 1 }];
  for (const { spatial } of mapping.levels) {
    const { rows, columns } = grids.at(-1) as Grid;
    const children = (axis: 'x' | 'y') =>
      spatial
        .filter((loop) => loop.axis === axis)
        .reduce((product, { bound }) => product * bound, 1);
    grids.push({ rows: rows * children('y'), columns: columns * children('x') });
  }
  return grids;
}

/** Memories without limits, 8 bits wide, on exactly as many PEs as a nest uses. */
export function tinyAccelerator(
  mapping: Mapping,
  memories: readonly Partial<MemoryLevel>[] = [],
  changes: Partial<Accelerator> = {},
): Accelerator {
  const grids = gridsOf(mapping);
  return sampleAccelerator({
    name: 'tiny',
    precisionBits: { weights: 8, inputs: 8, partialSums: 8, outputs: 8 },
    peArray: grids.at(-1) as Grid,
    memories: mapping.levels.map(({ memory }, index) =>
      sampleLevel({
        name: memory,
        kind: index === 0 ? 'dram' : 'sram',
        capacityBits: null,
        rowBits: 8,
        grid: grids[index] as Grid,
        ...memories[index],
      }),
    ),
    ...changes,
  });
}

/** Reading a row of level l takes 10^l pJ backwards (…, 100, 10, 1), writing twice that; a MAC 0.5 pJ; no leakage. */
export function tinyCosts(levels: number): CostTable {
  return {
    technology: 'made up',
    macEnergy: [{ bits: 64, pj: 0.5 }],
    peAreaMm2: 0.01,
    peLeakagePjPerCycle: 0,
    memories: Array.from({ length: levels }, (_, level) => ({
      readPjPerRow: 10 ** (levels - 1 - level),
      writePjPerRow: 2 * 10 ** (levels - 1 - level),
      areaMm2: 1,
      leakagePjPerCycle: 0,
      hopPjPerElement: 0,
    })),
    fpgaDevice: null,
    sources: [],
  };
}

/** The cost of a nest on memories without limits. */
export function tinyCost(layer: Layer, mapping: Mapping, reuse: ReuseMode = 'stepwise'): Cost {
  const outcome = evaluate({
    layer,
    mapping,
    accelerator: tinyAccelerator(mapping),
    costs: tinyCosts(mapping.levels.length),
    reuse,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
  return outcome.value;
}

/** `[reads, fills, updates]` of one operand at every level that keeps it, outermost first, but for rounding errors. */
export function accessesOf(
  cost: Cost,
  operand: Operand,
): readonly (readonly [number, number, number])[] {
  return cost.levels.flatMap(({ accesses }) =>
    accesses
      .filter((entry) => entry.operand === operand)
      .map(({ reads, fills, updates }) => [exact(reads), exact(fills), exact(updates)] as const),
  );
}

function exact(elements: number): number {
  return Number(elements.toFixed(9));
}
