import { expect, test } from 'vitest';
import { layerTable } from '../../src/report/layer-table.ts';
import { SMALL_MAPPED_NETWORK } from '../support/small-mapped-network.ts';

test('a network prints one line per layer and then what the layers add up to', () => {
  expect(layerTable(SMALL_MAPPED_NETWORK, { width: 100 })).toBe(
    `toy-net on toy: 3 layers

layer       kind    MACs  cycles  time  util.  bound by            energy µJ     DRAM
──────────  ────  ──────  ──────  ────  ─────  ──────────────────  ─────────  ───────
conv1       conv  28.8 k  3.00 k  75 %   60 %  DRAM read: weights       2.50  3.60 kB
pool1       pool       –     950  24 %      –  streaming               0.450  1.00 kB
classifier  gemm     320      50   1 %   40 %  compute                0.0500    320 B

latency   0.02 ms = 4,000 cycles at 200 MHz
          29.1 k MACs at 46 % utilization
          compute  1,840 cycles  46 %
          stall    1,950 cycles  49 %
          fill       158 cycles   4 %
          drain       52 cycles   1 %
energy    0.003 mJ
          MAC      0.000510 mJ  17 %
          DRAM     0.001980 mJ  66 %
          GLB      0.000405 mJ  14 %
          network  0.000105 mJ   4 %
          leakage not modelled
DRAM      4.92 kB moved
area      not modelled`,
  );
});

test('a table of long names fits 100 columns', () => {
  const [conv] = SMALL_MAPPED_NETWORK.layers;
  if (conv === undefined) throw new Error('the toy has a first layer');
  const name = 'features/inverted_residual_17/expansion/depthwise_convolution_3x3';
  const long = { ...conv, layer: { ...conv.layer, name } };
  const lines = layerTable({ ...SMALL_MAPPED_NETWORK, layers: [long] }, { width: 100 }).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBe(100);
});

test('area and FPGA resources print with the share of the usable budget', () => {
  const resources = { dsp: 90, bram18: 100, uram: 0, lut: 20_000, ff: 30_000 };
  const fpgaDevice = {
    name: 'toy-device',
    title: 'Toy',
    source: 'made by hand',
    dspFamily: 'DSP48E1',
    resources: { dsp: 220, bram18: 280, uram: 0, lut: 53_200, ff: 106_400 },
    dramGBPerS: 4.2,
  } as const;
  const { accelerator } = SMALL_MAPPED_NETWORK;
  const onFpga = {
    ...SMALL_MAPPED_NETWORK,
    accelerator: { ...accelerator, fpga: { device: 'toy-device', maxUtilization: 0.5 } },
    hardware: { areaMm2: 1.5, resources },
  };
  // budgets are half of the device: 90 / 110 = 82 %, 100 / 140 = 71 %, 20,000 / 26,600 = 75 %, 30,000 / 53,200 = 56 %
  expect(layerTable(onFpga, { width: 100, fpgaDevice })).toContain(
    `area      1.5 mm²
FPGA      DSP 90 of 110 usable (82 %)
          BRAM18 100 of 140 usable (71 %)
          URAM 0 of 0 usable
          LUT 20,000 of 26,600 usable (75 %)
          FF 30,000 of 53,200 usable (56 %)`,
  );
  expect(layerTable(onFpga, { width: 100 })).toContain('FPGA      DSP 90\n');
});
