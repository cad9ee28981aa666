import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { Grid, MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { Random } from '../../src/base/random.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { LOOP_DIMS, type LoopDim } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { OPERANDS, type Operand } from '../../src/workload/operand.ts';
import { randomCosts } from './random-hardware.ts';
import { sampleAccelerator, sampleLevel } from './sample-accelerator.ts';
import { tinyLayer } from './tiny-nest.ts';

/**
 * A layer of a few steps (a convolution, a depthwise one or a matrix product) on two to five levels of memory with up to
 * two fan-outs, small enough that every mapping can be tried.
 */
export function smallSubject(random: Random): LayerOnAccelerator {
  const levels = random.integer(2, 5);
  const layer = smallLayer(random, [0, 0, 60, 24, 12, 8][levels] ?? 8);
  const accelerator = smallHierarchy(random, levels);
  return { layer, accelerator, costs: randomCosts(random, accelerator) };
}

function smallLayer(random: Random, most: number): Layer {
  const families: readonly (readonly LoopDim[])[] = [
    LOOP_DIMS,
    ['G', 'P', 'Q', 'R', 'S'],
    ['P', 'K', 'C'],
  ];
  const extents: Partial<Record<LoopDim, number>> = {};
  let steps = 1;
  for (const dim of random.shuffle(random.pick(families)).slice(0, 3)) {
    const extent = random.integer(2, 5);
    if (steps * extent > most) continue;
    extents[dim] = extent;
    steps *= extent;
  }
  const step = () => random.pick([1, 1, 2]);
  return tinyLayer(extents, {
    stride: { row: step(), column: step() },
    dilation: { row: step(), column: step() },
  });
}

function smallHierarchy(random: Random, levels: number): Accelerator {
  let grid: Grid = { rows: 1, columns: 1 };
  const grids = Array.from({ length: levels }, (_, level) => {
    if (level > 0) grid = wider(random, grid);
    return grid;
  });
  const bits = () => random.pick([4, 8, 16]);
  return sampleAccelerator({
    precisionBits: { weights: bits(), inputs: bits(), partialSums: 32, outputs: bits() },
    peArray: wider(random, grid),
    memories: grids.map((own, level) => smallMemory(random, level, own)),
    dataflows: ['as-wired'],
    clockPjPerPeCycle: random.pick([0, 2]),
  });
}

function wider(random: Random, { rows, columns }: Grid): Grid {
  return { rows: rows * random.pick([1, 1, 2]), columns: columns * random.pick([1, 1, 2, 3]) };
}

function smallMemory(random: Random, level: number, grid: Grid): MemoryLevel {
  const bitsPerCycle = () => random.pick([null, null, 8, 16, 64]);
  const some: readonly Operand[] = OPERANDS.filter(() => random.uniform() < 0.7);
  return sampleLevel({
    name: `L${level}`,
    kind: level === 0 ? 'dram' : 'sram',
    // Levels of equal grids that hold different operands would count as one group, with loops in the innermost alone.
    holds: level === 0 || some.length < 2 ? OPERANDS : some,
    capacityBits: level === 0 ? null : random.pick([64, 128, 256, 512]),
    rowBits: random.pick([8, 16, 64]),
    bandwidth: {
      readBitsPerCycle: bitsPerCycle(),
      writeBitsPerCycle: bitsPerCycle(),
      sharedBitsPerCycle: bitsPerCycle(),
    },
    grid,
    doubleBuffered: random.uniform() < 0.3,
  });
}
