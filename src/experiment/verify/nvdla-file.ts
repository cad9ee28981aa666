import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { parseJsonDocument } from '../../io/json-document.ts';
import { parseLocatedYaml } from '../../io/yaml-document.ts';
import type { DocumentPath } from '../../io/yaml-position.ts';
import type { NvdlaConfig } from './nvdla-layer.ts';
import { type NvdlaColumnProblem, type NvdlaSheetRow, parseNvdlaRow } from './nvdla-row.ts';

const positive = z.number().positive();

const CONFIG = z.object({
  feature_bytes: positive,
  weight_bytes: positive,
  cbuf_kib: positive,
  macs: positive,
  freq_mhz: positive,
  sram_read_gbps: positive,
  sram_write_gbps: positive,
  dram_gbps: positive,
  fc_batch: positive,
});

const TOTALS = z.object({
  ms: z.number(),
  fps: z.number(),
  hw_mac_util: z.number(),
  net_mac_util: z.number(),
});
export type NvdlaPublishedTotals = z.infer<typeof TOTALS>;

/** A configuration, and networks by the name of their sheet: `resnet50`, `alexnet_4MB_sram` … */
const RUN = CONFIG.extend({ name: z.string() }).catchall(
  z.union([TOTALS, z.number(), z.string(), z.boolean(), z.null()]),
);
export type NvdlaRun = z.infer<typeof RUN>;

const PRIMER = z.object({
  macs: positive,
  cbuf_kib: positive,
  dram_gbps: positive,
  sram_gbps: positive,
  resnet50_fps_recalculated: positive,
  googlenet_fps_recalculated: positive,
  alexnet_fps_recalculated_no_sram: positive,
});
export type NvdlaPrimerRow = z.infer<typeof PRIMER>;

/** Columns by heading, which begins with the column's letter: `AB:Min weight data size`. */
const ROW = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const FILE = z.object({
  default_config: CONFIG,
  results: z.object({
    default_summary: RUN.optional(),
    sweep: z.array(RUN),
    primer_table: z.array(PRIMER).optional(),
    per_layer_default: z.record(z.string(), z.array(ROW)),
  }),
});

/** A workbook whose sheets' rows are read. */
export interface NvdlaWorkbook {
  readonly defaultConfig: z.infer<typeof CONFIG>;
  readonly summary: NvdlaRun | null;
  readonly sweep: readonly NvdlaRun[];
  readonly primer: readonly NvdlaPrimerRow[];
  /** Rows by the name of their sheet. */
  readonly sheets: ReadonlyMap<string, readonly NvdlaSheetRow[]>;
}

/** @throws InputError with every problem of the file and its place */
export function parseNvdlaFile(text: string, file: string): NvdlaWorkbook {
  const { default_config: defaultConfig, results } = parseJsonDocument(text, file, FILE);
  const problems: RowProblem[] = [];
  const sheets = Object.entries(results.per_layer_default).map(([name, rows]) => {
    const read = rows.flatMap((row, index) => {
      const parsed = parseNvdlaRow(row);
      if ('row' in parsed) return [parsed.row];
      const path = ['results', 'per_layer_default', name, index];
      problems.push(...parsed.problems.map((each) => ({ ...each, path: [...path, each.column] })));
      return [];
    });
    return [name, read] as const;
  });
  if (problems.length > 0) {
    const { problemAt } = parseLocatedYaml(text, file, FILE);
    throw new InputError(problems.map(({ path, column, ...rest }) => problemAt(path, rest)));
  }
  const { default_summary: summary = null, sweep, primer_table: primer = [] } = results;
  return { defaultConfig, summary, sweep, primer, sheets: new Map(sheets) };
}

interface RowProblem extends NvdlaColumnProblem {
  readonly path: DocumentPath;
}

export function configOf(config: z.infer<typeof CONFIG>): NvdlaConfig {
  return {
    featureBytes: config.feature_bytes,
    weightBytes: config.weight_bytes,
    bufferKib: config.cbuf_kib,
    macs: config.macs,
    clockMHz: config.freq_mhz,
    sramReadGbps: config.sram_read_gbps,
    sramWriteGbps: config.sram_write_gbps,
    dramGbps: config.dram_gbps,
    fcBatch: config.fc_batch,
  };
}
