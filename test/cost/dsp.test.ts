import { describe, expect, it } from 'vitest';
import { dspBlocks } from '../../src/cost/dsp.ts';

describe('dspBlocks', () => {
  it('takes five DSP48E1 for a floating-point multiply-accumulate', () => {
    expect(dspBlocks('DSP48E1', 448, 32, 32)).toBe(2240); // Zhang et al., FPGA 2015, Tm = 64, Tn = 7
    expect(dspBlocks('DSP48E1', 576, 32, 32)).toBe(2880); // Shen et al., ISCA 2017, 690T, Tm = 64, Tn = 9
  });

  it('takes one for 16 bits', () => {
    expect(dspBlocks('DSP48E1', 32 * 68, 16, 16)).toBe(2176);
    expect(dspBlocks('DSP48E2', 100, 16, 16)).toBe(100);
  });

  it('packs two products of 8 bits, and rounds an odd array up', () => {
    expect(dspBlocks('DSP48E2', 256, 8, 8)).toBe(128);
    expect(dspBlocks('DSP48E2', 257, 8, 8)).toBe(129);
    expect(dspBlocks('DSP48E1', 256, 8, 6)).toBe(128);
  });

  it('packs four products of 4 bits on DSP48E2 only', () => {
    expect(dspBlocks('DSP48E2', 256, 4, 4)).toBe(64);
    expect(dspBlocks('DSP48E1', 256, 4, 4)).toBe(128);
  });

  it('does not pack where one of the factors is wider', () => {
    expect(dspBlocks('DSP48E2', 100, 8, 16)).toBe(100);
    expect(dspBlocks('DSP48E2', 100, 16, 8)).toBe(100);
  });

  it('uses the wider port for the wider factor, and cuts factors that fit neither', () => {
    expect(dspBlocks('DSP48E1', 10, 18, 25)).toBe(10);
    expect(dspBlocks('DSP48E1', 10, 24, 24)).toBe(20); // 24 ≤ 25 on one port, two halves on the 18-bit port
    expect(dspBlocks('DSP48E2', 10, 28, 28)).toBe(40); // ⌈28 / 27⌉ · ⌈28 / 18⌉ = 2 · 2
  });

  it('holds two 18-bit products or one floating-point one in an Arria 10 block', () => {
    expect(dspBlocks('intel-fp32', 3036, 16, 16)).toBe(1518);
    expect(dspBlocks('intel-fp32', 3036, 8, 8)).toBe(1518);
    expect(dspBlocks('intel-fp32', 100, 27, 27)).toBe(100);
    expect(dspBlocks('intel-fp32', 100, 32, 32)).toBe(100);
  });
});
