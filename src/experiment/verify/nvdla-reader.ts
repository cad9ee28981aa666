import { hasKey } from './has-key.ts';
import { nvdlaColumns, nvdlaSramColumns } from './nvdla-columns.ts';
import {
  configOf,
  type NvdlaPrimerRow,
  type NvdlaPublishedTotals,
  type NvdlaRun,
  type NvdlaWorkbook,
  parseNvdlaFile,
} from './nvdla-file.ts';
import type { NvdlaConfig, NvdlaLayer } from './nvdla-layer.ts';
import type { NvdlaSheetRow } from './nvdla-row.ts';
import { NVDLA_SHEETS, type NvdlaSheet, nvdlaRows, nvdlaSramRows } from './nvdla-sheets.ts';
import { type NvdlaTotals, nvdlaTotals } from './nvdla-totals.ts';
import type { CaseResult, CyclesPair, Mismatch, ReferenceReader } from './verification.ts';

const RELATIVE_TOLERANCE = 1e-9;
/** The table of the primer prints three digits behind the point. */
const PRIMER_TOLERANCE_FPS = 0.5e-3;
/** Of AlexNet's sheet, in the file and by default. */
const DEFAULT_SRAM_KIB = 4096;

const HAND_MADE =
  'columns with a secondary SRAM, which were filled row by row by hand and whose formulas are not in the file';
const NO_FIGURES = 'a row without computed columns';
const NO_SHEET = 'a network that the workbook has no sheet of';

/** NVIDIA's performance workbook of NVDLA as JSON: networks over a sweep of machines, and the layers of one of them. */
export const nvdlaReader: ReferenceReader = {
  format: 'nvdla-workbook',
  recognises: (name, text) =>
    name.endsWith('.json') && hasKey(text, 'per_layer_default') && hasKey(text, 'cbuf_kib'),
  verify: (file, text) => {
    const workbook = parseNvdlaFile(text, file);
    const { summary, sweep, defaultConfig } = workbook;
    const networks = networksOf(workbook);
    const results: CaseResult[] = [];
    const cycles: CyclesPair[] = [];
    const runs = summary === null ? sweep : [{ ...summary, name: 'summary' }, ...sweep];
    for (const run of runs) verifyRun(run, networks, results, cycles);
    for (const row of workbook.primer) {
      const { macs, cbuf_kib, dram_gbps, sram_gbps } = row;
      const changes = { macs, cbuf_kib, dram_gbps };
      const sram = { sram_read_gbps: sram_gbps, sram_write_gbps: sram_gbps };
      const config = configOf({ ...defaultConfig, ...changes, ...sram });
      results.push(verifyPrimer(row, config, networks));
    }
    for (const [name, rows] of workbook.sheets) {
      results.push(...verifySheet(name, rows, configOf(defaultConfig), cycles));
    }
    return { results, cycles };
  },
};

type Networks = ReadonlyMap<NvdlaSheet, readonly NvdlaLayer[]>;

function networksOf({ sheets }: NvdlaWorkbook): Networks {
  return new Map(
    NVDLA_SHEETS.flatMap((sheet) => {
      const rows = sheets.get(sheet);
      return rows === undefined ? [] : [[sheet, rows.map(({ layer }) => layer)]];
    }),
  );
}

function verifyRun(
  run: NvdlaRun,
  networks: Networks,
  results: CaseResult[],
  cycles: CyclesPair[],
): void {
  const config = configOf(run);
  for (const [key, published] of Object.entries(run)) {
    if (typeof published !== 'object' || published === null) continue;
    const id = `${run.name} ${key}`;
    const ours = totalsOf(key, networks, config);
    if (ours === null) {
      results.push({ id, outcome: 'skipped', reason: NO_SHEET });
      continue;
    }
    cycles.push({ ours: ours.cycles, theirs: published.ms * 1000 * config.clockMHz });
    results.push({ id, outcome: 'compared', mismatches: compareTotals(id, ours, published) });
  }
}

/** Totals of `resnet50`, `googlenet`, `alexnet_no_sram`, `alexnet_4MB_sram` …; null where there is no such sheet. */
function totalsOf(key: string, networks: Networks, config: NvdlaConfig): NvdlaTotals | null {
  const sheet = NVDLA_SHEETS.find((name) => key.startsWith(name.toLowerCase()));
  const layers = sheet === undefined ? undefined : networks.get(sheet);
  if (sheet === undefined || layers === undefined) return null;
  const megabytes = /_(\d+)MB_sram$/.exec(key)?.[1];
  if (megabytes === undefined) {
    const rows = nvdlaRows(sheet, layers, config).filter(({ counts }) => counts);
    return nvdlaTotals(rows, config);
  }
  if (sheet !== 'AlexNet') return null;
  return nvdlaTotals(nvdlaSramRows(layers, config, Number(megabytes) * 1024), config);
}

function compareTotals(id: string, ours: NvdlaTotals, theirs: NvdlaPublishedTotals): Mismatch[] {
  const figures: readonly (readonly [string, number, number])[] = [
    ['ms', ours.ms, theirs.ms],
    ['fps', ours.fps, theirs.fps],
    ['hw_mac_util', ours.hardwareUtilization, theirs.hw_mac_util],
    ['net_mac_util', ours.networkUtilization, theirs.net_mac_util],
  ];
  return figures.flatMap(([field, own, their]) => mismatch(id, field, own, their));
}

function verifyPrimer(row: NvdlaPrimerRow, config: NvdlaConfig, networks: Networks): CaseResult {
  const id = `primer ${row.macs} MACs`;
  const published = [
    ['resnet50', row.resnet50_fps_recalculated],
    ['googlenet', row.googlenet_fps_recalculated],
    ['alexnet_no_sram', row.alexnet_fps_recalculated_no_sram],
  ] as const;
  const mismatches = published.flatMap(([key, theirs]) => {
    const ours = totalsOf(key, networks, config)?.fps ?? 0;
    const isEqual = Math.abs(ours - theirs) <= PRIMER_TOLERANCE_FPS + RELATIVE_TOLERANCE;
    return isEqual ? [] : [{ id, field: `${key} fps`, ours, theirs }];
  });
  return { id, outcome: 'compared', mismatches };
}

function verifySheet(
  name: string,
  rows: readonly NvdlaSheetRow[],
  config: NvdlaConfig,
  cycles: CyclesPair[],
): readonly CaseResult[] {
  const sheet = NVDLA_SHEETS.find((known) => known === name);
  if (sheet === undefined) return [{ id: name, outcome: 'skipped', reason: NO_SHEET }];
  const layers = rows.map(({ layer }) => layer);
  const inSram = sheet === 'AlexNet' ? nvdlaSramRows(layers, config, DEFAULT_SRAM_KIB) : [];
  const results = nvdlaRows(sheet, layers, config).map((computed, index): CaseResult => {
    const id = `${name} row ${index + 1} ${computed.layer.name}`;
    const sram = inSram[index];
    const columns = [
      ...nvdlaColumns(sheet, computed, index, config),
      ...(sram === undefined ? [] : nvdlaSramColumns(sram)),
    ];
    const theirs = rows[index]?.columns;
    const total = theirs?.get(sheet === 'AlexNet' ? 'AR' : 'AS');
    if (computed.counts && total !== undefined) {
      cycles.push({ ours: computed.time.cycles, theirs: total });
    }
    const published = columns.flatMap(([letter, ours]) => {
      const figure = theirs?.get(letter);
      return figure === undefined ? [] : [{ letter, ours, figure }];
    });
    if (published.length === 0) return { id, outcome: 'skipped', reason: NO_FIGURES };
    const mismatches = published.flatMap(({ letter, ours, figure }) =>
      mismatch(id, letter, ours, figure),
    );
    return { id, outcome: 'compared', mismatches };
  });
  if (sheet === 'AlexNet') return results;
  return [...results, { id: `${name} SRAM`, outcome: 'skipped', reason: HAND_MADE }];
}

function mismatch(id: string, field: string, ours: number, theirs: number): Mismatch[] {
  const isEqual = Math.abs(ours - theirs) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(theirs));
  return isEqual ? [] : [{ id, field, ours, theirs }];
}
