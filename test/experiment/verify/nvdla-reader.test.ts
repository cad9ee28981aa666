import { describe, expect, it } from 'vitest';
import { nvdlaReader } from '../../../src/experiment/verify/nvdla-reader.ts';
import { mismatchesOf } from '../../support/mismatches.ts';
import { referenceFile } from '../../support/reference-file.ts';

const CONFIG = {
  feature_bytes: 1,
  weight_bytes: 1,
  cbuf_kib: 64,
  macs: 1024,
  freq_mhz: 1000,
  sram_read_gbps: 25,
  sram_write_gbps: 25,
  dram_gbps: 10,
  fc_batch: 4,
};
/** 64 channels of 32×32 in and out by 1×1: 13,200 cycles of DRAM, 8,192 of the multipliers (128 output channels). */
const LAYER = {
  'B:Net': 'ResNet50',
  'C:Layer': 'first',
  'D:Layer attribute': 'conv',
  'E:#input feature maps C': 64,
  'F:Input Height H': 32,
  'G:Input Width W': 32,
  'H:#output feature maps K': 64,
  'I:Filter Height R': 1,
  'J:Filter Width S': 1,
  'K:Zero Padding Z': 0,
  'L:Vertical stride': 1,
  'M:Horizontal stride': 1,
  'P:Pooling after Conv': 0,
  'AQ:DRAM Cycles': 13200,
  'AR:MAC Cycles': 8192,
  'AS:MAX Cycle': 13200,
};
const TOTALS = {
  ms: 0.0132,
  fps: 1000 / 0.0132,
  hw_mac_util: 8192 / 13200,
  net_mac_util: 4096 / 13200,
};

function workbook(changes: { layer?: object; totals?: object; key?: string } = {}): string {
  const { layer = {}, totals = {}, key = 'resnet50' } = changes;
  const run = { name: 'm1024', ...CONFIG, [key]: { ...TOTALS, ...totals } };
  const sheets = { ResNet50: [{ ...LAYER, ...layer }] };
  const results = { sweep: [run], per_layer_default: sheets };
  return JSON.stringify({ default_config: CONFIG, results }, null, 1);
}

const verify = async (text: string) => nvdlaReader.verify('nvdla.json', text);

describe('The NVDLA workbook', () => {
  it('is known by its keys', () => {
    expect(nvdlaReader.recognises('any.json', workbook())).toBe(true);
    expect(nvdlaReader.recognises('any.json', '{"results": {}}')).toBe(false);
  });

  it('is recomputed from configurations and layers: totals, and each column', async () => {
    const { results, cycles } = await verify(workbook());
    expect(results).toMatchObject([
      { id: 'm1024 resnet50', outcome: 'compared', mismatches: [] },
      { id: 'ResNet50 row 1 first', outcome: 'compared', mismatches: [] },
      { id: 'ResNet50 SRAM', outcome: 'skipped' },
    ]);
    expect(cycles).toEqual([
      { ours: 13200, theirs: 13200 },
      { ours: 13200, theirs: 13200 },
    ]);
  });

  it('never looks at its results to recompute them', async () => {
    const wrong = { 'AQ:DRAM Cycles': 1, 'AR:MAC Cycles': 2, 'AS:MAX Cycle': 3 };
    const { results } = await verify(workbook({ layer: wrong, totals: { ms: 1, fps: 2 } }));
    expect(mismatchesOf(results)).toEqual([
      { id: 'm1024 resnet50', field: 'ms', ours: 0.0132, theirs: 1 },
      { id: 'm1024 resnet50', field: 'fps', ours: 1000 / 0.0132, theirs: 2 },
      { id: 'ResNet50 row 1 first', field: 'AQ', ours: 13200, theirs: 1 },
      { id: 'ResNet50 row 1 first', field: 'AR', ours: 8192, theirs: 2 },
      { id: 'ResNet50 row 1 first', field: 'AS', ours: 13200, theirs: 3 },
    ]);
  });

  it('is left out, with the reason, for networks that it has no sheet of', async () => {
    const { results } = await verify(workbook({ key: 'vgg16' }));
    expect(results[0]).toEqual({
      id: 'm1024 vgg16',
      outcome: 'skipped',
      reason: 'a network that the workbook has no sheet of',
    });
  });

  it('is refused with the place of what is missing or malformed', async () => {
    const unbatched = workbook().replace('"fc_batch": 4', '"fc_batch": 0');
    await expect(verify(unbatched)).rejects.toThrow(
      /^nvdla\.json:11:15 default_config\.fc_batch: must be a number > 0, got 0/,
    );
    const text = workbook({ layer: { 'D:Layer attribute': 'lstm', 'E:#input feature maps C': 0 } });
    await expect(verify(text)).rejects.toThrow(
      /:\d+:\d+ results\.per_layer_default\.ResNet50\[0\]\.D:Layer attribute: must be one of conv, conv \+ elwise, fc, got "lstm"\.\n.*E:#input feature maps C: must be a whole number ≥ 1, got 0/,
    );
    const cut = workbook().slice(0, -20);
    await expect(verify(cut)).rejects.toThrow(/^nvdla\.json:\d+:\d+: /);
  });

  it('is refused where a row lacks a column, with the column to add', async () => {
    const text = workbook({ layer: { 'P:Pooling after Conv': 1 } });
    await expect(verify(text)).rejects.toThrow(
      /ResNet50\[0\]\.Q: is required\. Add column Q: it must be a whole number ≥ 1/,
    );
  });
});

const reference = referenceFile('papers/nvdla_perf.json');

describe.skipIf(reference === undefined)('The NVDLA workbook as published', () => {
  it('agrees to 1e-9 in every configuration, network, layer and column that its formulas are known of', async () => {
    const { results } = await nvdlaReader.verify(reference?.file ?? '', reference?.text ?? '');
    // The summary and 36 configurations of 4 networks, 7 rows of the primer, 11 + 66 + 54 layers.
    const compared = results.filter(({ outcome }) => outcome === 'compared');
    expect(compared).toHaveLength(37 * 4 + 7 + 11 + 66 + 54);
    expect(mismatchesOf(results)).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id)).toEqual([
      'GoogLeNet SRAM',
      'ResNet50 SRAM',
    ]);
  });
});
