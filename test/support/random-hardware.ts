import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { Bandwidth, Grid, MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { Random } from '../../src/base/random.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import type { CostTable } from '../../src/technology/cost-table.ts';
import { sampleLevel } from './sample-accelerator.ts';
import { gridsOf, tinyAccelerator } from './tiny-nest.ts';

/** Hardware that a nest runs on, all else at random: widths, bandwidths, latencies, idle children; room for every tile. */
export function randomHardware(random: Random, mapping: Mapping): Accelerator {
  const grids = widerGrids(random, gridsOf(mapping));
  const bits = () => random.pick([2, 4, 8, 16, 24]);
  return tinyAccelerator(
    mapping,
    mapping.levels.map(
      ({ keeps }, level): Partial<MemoryLevel> => ({
        holds: keeps,
        rowBits: random.pick([8, 16, 40, 64, 256]),
        elementBits: random.uniform() < 0.2 ? bits() : null,
        bandwidth: randomBandwidth(random),
        grid: grids[level] ?? { rows: 1, columns: 1 },
        doubleBuffered: random.uniform() < 0.5,
        latencyCycles: random.integer(0, 20),
      }),
    ),
    {
      precisionBits: { weights: bits(), inputs: bits(), partialSums: 32, outputs: bits() },
      peArray: grids.at(-1) ?? { rows: 1, columns: 1 },
      arrayTiming: {
        skewCycles: random.integer(0, 5),
        preloadCycles: random.integer(0, 5),
        foldOperand: random.pick([null, 'weights', 'inputs', 'outputs'] as const),
        drainsBetweenFolds: random.uniform() < 0.3,
      },
    },
  );
}

/** The same accelerator with other memories. */
export function withLevel(
  accelerator: Accelerator,
  level: number,
  change: (memory: MemoryLevel) => Partial<MemoryLevel>,
): Accelerator {
  const memories = accelerator.memories.map((memory, index) =>
    index === level ? sampleLevel({ ...memory, ...change(memory) }) : memory,
  );
  return { ...accelerator, memories };
}

/** Prices between 0.1 and 10 pJ; one leakage in five tables is not known, and hops are free. */
export function randomCosts(random: Random, accelerator: Accelerator): CostTable {
  const price = () => 10 ** (2 * random.uniform() - 1);
  const unknown = random.uniform() < 0.2;
  return {
    technology: 'made up',
    macEnergy: [
      { bits: 8, pj: price() },
      { bits: 64, pj: price() },
    ],
    peAreaMm2: price(),
    peLeakagePjPerCycle: unknown ? null : price(),
    memories: accelerator.memories.map(() => ({
      readPjPerRow: price(),
      writePjPerRow: price(),
      areaMm2: price(),
      leakagePjPerCycle: price(),
      hopPjPerElement: 0,
    })),
    fpgaDevice: null,
    sources: [],
  };
}

function randomBandwidth(random: Random): Bandwidth {
  const bitsPerCycle = () =>
    random.uniform() < 0.4 ? null : random.pick([1, 4, 7.3, 16, 64, 512]);
  return {
    readBitsPerCycle: bitsPerCycle(),
    writeBitsPerCycle: bitsPerCycle(),
    sharedBitsPerCycle: bitsPerCycle(),
  };
}

/** Grids with children that the nest leaves idle. */
function widerGrids(random: Random, grids: readonly Grid[]): readonly Grid[] {
  const widerBy = () => (random.uniform() < 0.2 ? 2 : 1);
  let [rows, columns] = [1, 1];
  return grids.map((grid, level) => {
    if (level > 0) [rows, columns] = [rows * widerBy(), columns * widerBy()];
    return { rows: grid.rows * rows, columns: grid.columns * columns };
  });
}
