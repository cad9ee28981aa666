import { describe, expect, it } from 'vitest';
import {
  type NvdlaConfig,
  type NvdlaLayer,
  nvdlaMacCycles,
  nvdlaSizes,
} from '../../../src/experiment/verify/nvdla-layer.ts';

const CONFIG: NvdlaConfig = {
  featureBytes: 1,
  weightBytes: 1,
  bufferKib: 512,
  macs: 2048,
  clockMHz: 1000,
  sramReadGbps: 25,
  sramWriteGbps: 25,
  dramGbps: 10,
  fcBatch: 16,
};
const RULES = { outputAtom: 16, spareRows: 1, transformsWeights: true };
const square = (extent: number) => ({ rows: extent, columns: extent });
/** AlexNet's first: 3 channels of 224×224, 96 windows of 11×11 with stride 4 without padding, pooled 3×3 by 2. */
const CONV1: NvdlaLayer = {
  name: 'conv1',
  isFullyConnected: false,
  addsElements: false,
  inputChannels: 3,
  outputChannels: 96,
  input: square(224),
  window: square(11),
  stride: square(4),
  isPadded: false,
  pooling: { window: square(3), stride: square(2) },
};
const CONV3: NvdlaLayer = {
  ...CONV1,
  inputChannels: 256,
  outputChannels: 384,
  input: square(13),
  window: square(3),
  stride: square(1),
  isPadded: true,
  pooling: null,
};

describe('A layer of the NVDLA workbook', () => {
  it('rounds its maps up at every stride', () => {
    const sizes = nvdlaSizes(CONV1, CONFIG, RULES);
    expect(sizes.output).toEqual(square(55)); // ⌈(224 − 11) / 4⌉ + 1
    expect(sizes.pooled).toEqual(square(27)); // ⌈(55 − 3) / 2⌉ + 1
    expect(sizes.multiplications).toBe(3 * 55 * 55 * 96 * 11 * 11);
    expect(nvdlaSizes(CONV3, CONFIG, RULES).output).toEqual(square(13));
  });

  it('folds the stride into channels, of which it stores whole atoms of 16', () => {
    const sizes = nvdlaSizes(CONV1, CONFIG, RULES);
    // 3 · 4 · 4 = 48 channels of 56×56
    expect(sizes.inputKib).toBe((48 * 56 * 56) / 1024);
    expect(sizes.leastInputKib).toBe((48 * (11 + 1) * 56) / 1024);
    expect(sizes.weightKib).toBe((48 * 3 * 3 * 96) / 1024);
    expect(sizes.leastWeightKib).toBe((48 * 3 * 3 * 32) / 1024);
    expect(sizes.outputKib).toBe((27 * 27 * 96) / 1024);
    const three = { ...CONV1, stride: square(1), outputChannels: 20 };
    expect(nvdlaSizes(three, CONFIG, RULES).inputKib).toBe((16 * 224 * 224) / 1024);
    // 224 − 11 + 1 = 214 rows, pooled to ⌈(214 − 3) / 2⌉ + 1 = 107
    expect(nvdlaSizes(three, CONFIG, RULES).outputKib).toBe((107 * 107 * 32) / 1024);
  });

  it('stores 3×3 weights as 4×4, where its sheet does', () => {
    const plain = (256 * 9 * 384) / 1024;
    expect(nvdlaSizes(CONV3, CONFIG, RULES).weightKib).toBeCloseTo((plain * 16) / 9, 9);
    const untransformed = { ...RULES, transformsWeights: false };
    expect(nvdlaSizes(CONV3, CONFIG, untransformed).weightKib).toBe(plain);
  });

  it('takes half the buffer for weights where 32 output channels would fill it', () => {
    const wide = { ...CONV3, inputChannels: 2048 };
    expect(nvdlaSizes(wide, CONFIG, RULES).leastWeightKib).toBe(256); // 2048 · 9 · 32 B = 576 KiB ≥ 512
  });

  it('multiplies 2,048 pairs a cycle, and 2.25 times as fast with a 3×3 window', () => {
    const cycles = (layer: NvdlaLayer) =>
      nvdlaMacCycles(layer, CONFIG, nvdlaSizes(layer, CONFIG, RULES), 16);
    // 48 folded channels · 54×54 places (⌈214 / 4⌉) · 96 · 121 / 16 window pixels a fold
    expect(cycles(CONV1)).toBe((48 * 54 * 54 * 96 * 121) / 16 / 2048);
    expect(cycles(CONV3)).toBe((256 * 13 * 13 * 384 * 9) / 2048 / 2.25);
  });

  it('rounds the output channels of a whole batch up together', () => {
    const fc: NvdlaLayer = {
      ...CONV3,
      isFullyConnected: true,
      inputChannels: 4096,
      outputChannels: 1000,
      input: square(1),
      window: square(1),
      isPadded: false,
    };
    const sizes = nvdlaSizes(fc, CONFIG, RULES);
    // 1000 · 16 frames is a multiple of 128; 1000 · 1 is rounded to 1024.
    expect(nvdlaMacCycles(fc, CONFIG, sizes, 128)).toBe((4096 * 1000) / 2048);
    expect(nvdlaMacCycles(fc, { ...CONFIG, fcBatch: 1 }, sizes, 128)).toBe((4096 * 1024) / 2048);
  });
});
