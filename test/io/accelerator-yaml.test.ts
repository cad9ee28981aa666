import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { Grid, MemoryLevel } from '../../src/accelerator/memory-level.ts';
import type { TileStream } from '../../src/accelerator/tile-stream.ts';
import { acceleratorToYaml } from '../../src/io/accelerator-yaml.ts';
import { parseAccelerator } from '../../src/io/parse-accelerator.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import { OPERANDS } from '../../src/workload/operand.ts';
import { SMALL_ACCELERATOR, SMALL_NAMES } from './small-accelerator.ts';

const small = parseAccelerator(SMALL_ACCELERATOR, 'small.yaml', SMALL_NAMES);

function roundTrip(accelerator: Accelerator): Accelerator {
  return parseAccelerator(acceleratorToYaml(accelerator), 'written.yaml', SMALL_NAMES);
}

const text = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom(
    '1.0',
    'true',
    'null',
    '~',
    ' - x: y',
    '# no comment',
    'a\nb\n',
    '"',
    "it's",
    '×',
  ),
);
const bandwidth = fc.option(fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
const bandwidths = fc.record({
  readBitsPerCycle: bandwidth,
  writeBitsPerCycle: bandwidth,
  sharedBitsPerCycle: bandwidth,
});

const networks = fc.option(
  fc.record({
    inBitsPerCycle: bandwidth,
    outBitsPerCycle: bandwidth,
    overlapsCompute: fc.boolean(),
  }),
);

const level = (name: string, grid: Grid): fc.Arbitrary<MemoryLevel> =>
  fc.record({
    name: fc.constant(name),
    kind: fc.constantFrom('sram', ...(name === 'level0' ? [] : (['register-file'] as const))),
    holds: fc.subarray([...OPERANDS], { minLength: 1 }),
    capacityBits: fc.integer({ min: 1, max: 1e9 }),
    rowBits: fc.integer({ min: 1, max: 4096 }),
    elementBits: fc.option(fc.integer({ min: 1, max: 64 })),
    bandwidth: bandwidths,
    grid: fc.constant(grid),
    doubleBuffered: fc.boolean(),
    latencyCycles: fc.integer({ min: 0, max: 1000 }),
  });

const onChip = (name: string, grid: Grid): fc.Arbitrary<MemoryLevel> =>
  fc.tuple(networks, level(name, grid)).map(([network, rest]) => ({
    ...rest,
    ...(network === null ? {} : { network }),
  }));

const bits = fc.integer({ min: 1, max: 64 });
const factor = fc.integer({ min: 1, max: 4 });

/** Grids that nest: each level multiplies the grid around it. */
const memories = fc
  .array(fc.tuple(factor, factor), { minLength: 1, maxLength: 4 })
  .chain((factors) => {
    let grid = { rows: 1, columns: 1 };
    const levels = factors.map(([rows, columns], index) => {
      grid = { rows: grid.rows * rows, columns: grid.columns * columns };
      return onChip(`level${index}`, grid);
    });
    return fc.tuple(fc.constant(grid), fc.tuple(...levels));
  });

const wires = fc
  .subarray([...LOOP_DIMS])
  .map((dims) => dims.map((dim, index) => ({ dim, atMost: index + 1 })));
const fanOut = fc.record({ x: wires, y: wires });

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const fromOne = fc.double({ min: 1, max: 1e3, noNaN: true });
const streams: fc.Arbitrary<TileStream> = fc.record({
  instructions: fc.record({ leastCycles: positive, issueCycles: positive }),
  requests: fc.record({
    lineBytes: fc.integer({ min: 1, max: 4096 }),
    readCycles: positive,
    writeCycles: positive,
  }),
  caches: fc
    .uniqueArray(fc.integer({ min: 1, max: 1e9 }), { maxLength: 3 })
    .map((sizes) =>
      sizes.sort((a, b) => a - b).map((capacityBits) => ({ capacityBits, missCycles: 2.5 })),
    ),
  writeMissFactor: fromOne,
  overlapExponent: fromOne,
});

const accelerators: fc.Arbitrary<Accelerator> = fc
  .record({
    title: text,
    source: text,
    clockMHz: fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
    technology: fc.constantFrom(...SMALL_NAMES.technologies),
    precisionBits: fc.record({ weights: bits, inputs: bits, partialSums: bits, outputs: bits }),
    dataflows: fc.subarray(SMALL_NAMES.dataflows, { minLength: 1 }),
    fpga: fc.option(
      fc.record({
        device: fc.constantFrom(...SMALL_NAMES.devices),
        maxUtilization: fc.double({ min: 0.01, max: 1, noNaN: true }),
      }),
    ),
    nested: memories,
    dram: bandwidths,
    stream: fc.option(streams),
    clock: fc.option(positive),
    wired: fc.option(fc.array(fanOut, { minLength: 5, maxLength: 5 })),
  })
  .map(({ nested: [grid, levels], dram, stream, clock, wired, ...rest }) => ({
    ...rest,
    ...(wired === null ? {} : { wiring: wired.slice(0, levels.length + 1) }),
    ...(clock === null ? {} : { clockPjPerPeCycle: clock }),
    ...(stream === null ? {} : { tileStream: stream }),
    name: 'random-1_a',
    peArray: { rows: grid.rows * 2, columns: grid.columns * 3 },
    arrayTiming: {
      skewCycles: 3,
      preloadCycles: 0,
      foldOperand: stream === null ? null : 'weights',
      drainsBetweenFolds: false,
    },
    memories: [{ ...small.memories[0], bandwidth: dram } as MemoryLevel, ...levels],
  }));

describe('An accelerator that is written as YAML', () => {
  test('loads back to an equal one, whatever it is', () => {
    fc.assert(
      fc.property(accelerators, (accelerator) => {
        expect(roundTrip(accelerator)).toEqual(accelerator);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('states small capacities in words and others in KiB', () => {
    const yaml = acceleratorToYaml(small);
    expect(yaml).toContain('capacityKiB: unlimited');
    expect(yaml).toContain('capacityKiB: 32\n');
    expect(yaml).toContain('capacityWords: 16\n');
  });

  test('keeps a capacity that is no whole number of words or KiB', () => {
    const odd = small.memories.map((memory) => {
      return memory.name === 'sums' ? { ...memory, capacityBits: 513 } : memory;
    });
    const written = acceleratorToYaml({ ...small, memories: odd });
    expect(written).toContain('capacityKiB: 0.0626220703125'); // 513 / 8192
    expect(roundTrip({ ...small, memories: odd }).memories[2]?.capacityBits).toBe(513);
  });

  test('leaves out the keys that an accelerator does not need', () => {
    const yaml = acceleratorToYaml(small);
    expect(yaml).not.toContain('fpga');
    expect(yaml.match(/elementBits/g)).toHaveLength(1);
  });
});
