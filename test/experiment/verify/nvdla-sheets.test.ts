import { describe, expect, it } from 'vitest';
import type { NvdlaConfig, NvdlaLayer } from '../../../src/experiment/verify/nvdla-layer.ts';
import { nvdlaRows, nvdlaSramRows } from '../../../src/experiment/verify/nvdla-sheets.ts';
import { nvdlaTotals } from '../../../src/experiment/verify/nvdla-totals.ts';

const CONFIG: NvdlaConfig = {
  featureBytes: 1,
  weightBytes: 1,
  bufferKib: 64,
  macs: 1024,
  clockMHz: 1000,
  sramReadGbps: 25,
  sramWriteGbps: 5,
  dramGbps: 10,
  fcBatch: 4,
};
const square = (extent: number) => ({ rows: extent, columns: extent });
/** 64 channels of 32×32 in and out by 1×1: 64 KiB in, 64 KiB out, 4 KiB of weights. */
const POINTWISE: NvdlaLayer = {
  name: '1',
  isFullyConnected: false,
  addsElements: false,
  inputChannels: 64,
  outputChannels: 64,
  input: square(32),
  window: square(1),
  stride: square(1),
  isPadded: false,
  pooling: null,
};

describe('A sheet of the NVDLA workbook', () => {
  it('waits for DRAM or for the multipliers, whichever is slower', () => {
    const [row] = nvdlaRows('AlexNet', [POINTWISE], CONFIG);
    // 64 + 64 + 4 KiB at 10 GB/s: 132 / 10 · 1000. 64 · 64 · 1024 products by 1024 a cycle.
    expect(row?.time).toEqual({ dramKib: 132, dramCycles: 13200, macCycles: 4096, cycles: 13200 });
  });

  it('rounds transfers up to whole cycles, and multipliers not at all', () => {
    const slow = { ...CONFIG, dramGbps: 7, macs: 3000 };
    const [row] = nvdlaRows('AlexNet', [POINTWISE], slow);
    expect(row?.time.dramCycles).toBe(18858); // 132 / 7 · 1000 = 18,857.1
    expect(row?.time.macCycles).toBeCloseTo(4194304 / 3000, 9);
  });

  it('reads inputs again for each part of the weights that the buffer holds', () => {
    // 256 output channels: 16 KiB of weights; the least inputs are 2 of 32 rows of 2 KiB: 8 − 4 KiB of room, 4 parts.
    const wide = { ...POINTWISE, outputChannels: 256 };
    const [row] = nvdlaRows('GoogLeNet', [wide], { ...CONFIG, bufferKib: 8 });
    expect(row?.time.dramKib).toBe(4 * 64 + 16 + 256);
    const [whole] = nvdlaRows('GoogLeNet', [wide], { ...CONFIG, bufferKib: 20 });
    expect(whole?.time.dramKib).toBe(64 + 16 + 256);
  });

  it('reads weights again for each part of the inputs, where inputs are the smaller', () => {
    // 512 channels of 2×2: 2 KiB in, 0.25 KiB out, 32 KiB of weights; those of 32 output channels would fill a buffer of
    // 3 KiB, so half of it counts: 1.5 KiB. GoogLeNet's sheet compares 2 KiB with that and cuts the weights, into 32
    // parts of 3 − 2 KiB; ResNet's compares it with all weights and cuts the inputs, into 2 parts of 3 − 1.5 KiB.
    const deep = { ...POINTWISE, inputChannels: 512, input: square(2) };
    const [row] = nvdlaRows('GoogLeNet', [deep], { ...CONFIG, bufferKib: 3 });
    expect(row?.time.dramKib).toBe(32 * 2 + 32 + 0.25);
    const [second] = nvdlaRows('ResNet50', [deep, deep], { ...CONFIG, bufferKib: 3 }).slice(1);
    expect(second?.time.dramKib).toBe(2 * 32 + 2 + 0.25);
  });

  it('reads and adds another map of the output in an element-wise layer', () => {
    const rows = nvdlaRows('ResNet50', [POINTWISE, { ...POINTWISE, addsElements: true }], CONFIG);
    expect((rows[1]?.time.dramKib ?? 0) - 132).toBe(64);
  });

  it("rounds ResNet's output channels to 128", () => {
    const [row] = nvdlaRows('ResNet50', [POINTWISE], CONFIG);
    expect(row?.time.macCycles).toBe(2 * 4096);
  });

  it('counts a combined row in the place of its parts', () => {
    const named = (name: string) => ({ ...POINTWISE, name });
    const names = ['inception 3a 1x1', 'inception 3a 3x3 red', 'inception 3a 5x5 red'];
    const rest = ['Inception 3a 1x1 (combined)', 'inception 3a 3x3', 'inception 3b 1x1'];
    const rows = nvdlaRows('GoogLeNet', [...names, ...rest].map(named), CONFIG);
    expect(rows.map(({ counts }) => counts)).toEqual([false, false, false, true, true, true]);
  });

  it('shares weights between the frames that a secondary SRAM holds', () => {
    const layers = [POINTWISE, { ...POINTWISE, name: '2' }, { ...POINTWISE, name: '3' }];
    const fc = { ...POINTWISE, name: 'fc', isFullyConnected: true, input: square(1) };
    const rows = nvdlaSramRows([...layers, fc], CONFIG, 1024);
    // (1024 − 4) / (64 + 64) = 7.97: 7 frames; the second row no more than a batch of 4.
    expect(rows.map(({ frames }) => frames)).toEqual([7, 7, 7, null]);
    // The image, no map, the last map, and a vector of 64 bytes; its weights are shared by 4.
    const dramKib = rows.map(({ time }) => time.dramKib);
    expect(dramKib).toEqual([4 / 7 + 64, 4 / 4, 4 / 7 + 64, 4 / 4 + 1 / 16]);
    // All outputs are written at 5 GB/s: 64 / 5 · 1000 cycles, the slowest of the four.
    expect(rows[1]?.time).toMatchObject({
      sramReadCycles: 2560,
      sramWriteCycles: 12800,
      cycles: 12800,
    });
    expect(rows[0]?.time.sramReadKib).toBe(0);
  });
});

describe('The totals of a network', () => {
  it('add its layers, and compare its multiplications with those of the multipliers', () => {
    const rows = nvdlaRows('AlexNet', [POINTWISE, { ...POINTWISE, name: '2' }], CONFIG);
    const totals = nvdlaTotals(rows, CONFIG);
    expect(totals.cycles).toBe(2 * 13200);
    expect(totals.ms).toBe(0.0264); // at 1 GHz
    expect(totals.fps).toBeCloseTo(1000 / 0.0264, 9);
    expect(totals.hardwareUtilization).toBeCloseTo(4096 / 13200, 12);
    expect(totals.networkUtilization).toBeCloseTo(4096 / 13200, 12);
  });
});
