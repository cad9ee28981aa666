import { expect, test } from 'vitest';
import { parseAccelerator } from '../../src/io/parse-accelerator.ts';
import { SMALL_ACCELERATOR, SMALL_NAMES } from './small-accelerator.ts';

function parse(text: string) {
  return parseAccelerator(text, 'small.yaml', SMALL_NAMES);
}

test('An accelerator file becomes the accelerator that it describes', () => {
  const accelerator = parse(SMALL_ACCELERATOR);
  expect(accelerator).toMatchObject({
    name: 'small',
    clockMHz: 200,
    technology: 'cmos-65nm',
    peArray: { rows: 4, columns: 8 },
    arrayTiming: {
      skewCycles: 10,
      preloadCycles: 4,
      foldOperand: null,
      drainsBetweenFolds: false,
    },
    dataflows: ['weight-stationary', 'output-stationary'],
    fpga: null,
  });
  expect(accelerator.memories.map(({ name }) => name)).toEqual(['DRAM', 'buffer', 'sums']);
  expect(accelerator.memories[1]).toEqual({
    name: 'buffer',
    kind: 'sram',
    holds: ['weights', 'inputs', 'outputs'],
    capacityBits: 262_144, // 32 KiB × 8192
    rowBits: 64,
    elementBits: null,
    bandwidth: { readBitsPerCycle: 128, writeBitsPerCycle: 64, sharedBitsPerCycle: null },
    grid: { rows: 1, columns: 2 },
    doubleBuffered: true,
    latencyCycles: 1,
  });
});

test('The capacity of DRAM is unlimited', () => {
  expect(parse(SMALL_ACCELERATOR).memories[0]?.capacityBits).toBeNull();
});

test('Words are elements of the width that the level stores', () => {
  expect(parse(SMALL_ACCELERATOR).memories[2]?.capacityBits).toBe(512); // 16 × 32 bits
});

test('Words of a level without a width of its own are as wide as its widest operand', () => {
  const ofSums = parse(SMALL_ACCELERATOR.replace('    elementBits: 32\n', ''));
  expect(ofSums.memories[2]?.capacityBits).toBe(512); // 16 partial sums × 32 bits
  const ofWeights = parse(
    SMALL_ACCELERATOR.replace('    elementBits: 32\n', '').replace(
      'holds: [outputs]',
      'holds: [weights]',
    ),
  );
  expect(ofWeights.memories[2]?.capacityBits).toBe(128); // 16 weights × 8 bits
});

test('An FPGA engine names its device and the share of it that may be used', () => {
  const fpga = 'fpga: { device: zcu104, maxUtilization: 0.8 }';
  const text = SMALL_ACCELERATOR.replace('clockMHz: 200', `clockMHz: 200\n${fpga}`);
  expect(parse(text).fpga).toEqual({ device: 'zcu104', maxUtilization: 0.8 });
});
