import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { Random } from '../../src/base/random.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import { LOOP_DIMS, type LoopDim } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { sampleAccelerator, sampleLevel } from './sample-accelerator.ts';
import { SHIPPED, shipped, shippedCosts } from './shipped-accelerator.ts';
import { tinyCosts, tinyLayer } from './tiny-nest.ts';

/** A shipped accelerator with smaller memories and other bandwidths, and a layer of up to a few million operations. */
export function perturbedSubject(random: Random): LayerOnAccelerator {
  const original = shipped(random.pick(SHIPPED));
  const accelerator: Accelerator = {
    ...original,
    memories: original.memories.map((memory) => perturbed(random, memory)),
  };
  return { layer: mediumLayer(random), accelerator, costs: shippedCosts(accelerator) };
}

function perturbed(random: Random, memory: MemoryLevel): MemoryLevel {
  const shrunk = (bits: number) => Math.max(memory.rowBits, bits / 2 ** random.integer(0, 8));
  const scaled = (bits: number | null) => bits && bits * 2 ** random.integer(-3, 2);
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = memory.bandwidth;
  return {
    ...memory,
    capacityBits: memory.capacityBits && shrunk(memory.capacityBits),
    bandwidth: {
      readBitsPerCycle: scaled(readBitsPerCycle),
      writeBitsPerCycle: scaled(writeBitsPerCycle),
      sharedBitsPerCycle: scaled(sharedBitsPerCycle),
    },
    doubleBuffered: random.uniform() < 0.5,
  };
}

function mediumLayer(random: Random): Layer {
  const isDepthwise = random.uniform() < 0.2;
  const most = { N: 2, G: 2, K: 64, C: 64, P: 28, Q: 28, R: 5, S: 5 };
  const extents: Record<LoopDim, number> = { N: 1, G: 1, K: 1, C: 1, P: 1, Q: 1, R: 1, S: 1 };
  for (const dim of LOOP_DIMS) {
    if (random.uniform() < 0.7) extents[dim] = random.integer(1, most[dim]);
  }
  if (isDepthwise) Object.assign(extents, { G: random.integer(2, 96), K: 1, C: 1 });
  const step = () => random.pick([1, 1, 2]);
  const rowColumn = () => ({ row: step(), column: step() });
  return tinyLayer(extents, { stride: rowColumn(), dilation: rowColumn() });
}

/** A layer of a few steps on up to twelve PEs with one small memory, which every dataflow may use. */
export function tinySubject(random: Random): LayerOnAccelerator {
  const extents: Partial<Record<LoopDim, number>> = {};
  for (const dim of random.shuffle(LOOP_DIMS).slice(0, random.integer(2, 3))) {
    extents[dim] = random.integer(2, 5);
  }
  const stride = { row: random.integer(1, 2), column: random.integer(1, 2) };
  const bandwidth = () => ({
    readBitsPerCycle: random.pick([null, 4, 8, 16, 64]),
    writeBitsPerCycle: random.pick([null, 4, 8, 16, 64]),
    sharedBitsPerCycle: random.pick([null, 8, 64]),
  });
  const accelerator = sampleAccelerator({
    precisionBits: { weights: 8, inputs: 8, partialSums: 8, outputs: 8 },
    peArray: { rows: random.integer(1, 3), columns: random.integer(1, 4) },
    dataflows: DATAFLOWS.map(({ name }) => name),
    memories: [
      sampleLevel({
        name: 'DRAM',
        kind: 'dram',
        capacityBits: null,
        rowBits: 8,
        bandwidth: bandwidth(),
        latencyCycles: random.integer(0, 5),
      }),
      sampleLevel({
        name: 'GLB',
        rowBits: 8,
        capacityBits: 8 * random.integer(8, 80),
        bandwidth: bandwidth(),
      }),
    ],
  });
  return { layer: tinyLayer(extents, { stride }), accelerator, costs: tinyCosts(2) };
}
