import { z } from 'zod';
import { configOf, parseNvdlaFile } from '../../verify/nvdla-file.ts';
import { nvdlaRows } from '../../verify/nvdla-sheets.ts';
import { nvdlaTotals } from '../../verify/nvdla-totals.ts';
import { referenceText } from '../reference-text.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { count } from '../setting-words.ts';

const machine = z.strictObject({
  macs: count,
  bufferKiB: count,
  dramGBPerS: z.number().positive(),
  sramGBPerS: z.number().positive(),
});

const setting = z.strictObject({ machines: z.array(machine).min(1) });

type Setting = z.output<typeof setting>;

const WORKBOOK = 'papers/nvdla_perf.json';

/** NVDLA's primer: frames of ResNet-50 per second on its sizes, from NVIDIA's own workbook. */
export const nvdlaPrimer: Reproduction<Setting> = {
  name: 'nvdla-primer',
  setting,
  run: ({ machines }, context) => machines.map((one) => frameRate(one, context)),
};

function frameRate(
  { macs, bufferKiB, dramGBPerS, sramGBPerS }: Setting['machines'][number],
  context: ReproductionContext,
): Figure {
  const figure = { metric: 'ResNet-50', layer: `${macs} multipliers`, unit: 'frames/s' };
  const file = referenceText(context, WORKBOOK);
  if (file === null) return { ...figure, value: null };
  const { sheets, defaultConfig } = parseNvdlaFile(file.text, file.path);
  const changes = { macs, cbuf_kib: bufferKiB, dram_gbps: dramGBPerS };
  const sram = { sram_read_gbps: sramGBPerS, sram_write_gbps: sramGBPerS };
  const config = configOf({ ...defaultConfig, ...changes, ...sram });
  const layers = (sheets.get('ResNet50') ?? []).map(({ layer }) => layer);
  const rows = nvdlaRows('ResNet50', layers, config).filter(({ counts }) => counts);
  return { ...figure, value: nvdlaTotals(rows, config).fps };
}
