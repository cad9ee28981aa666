import type { NvdlaConfig, NvdlaSizes } from './nvdla-layer.ts';
import { type NvdlaRow, type NvdlaSheet, type NvdlaSramRow, stationaryOf } from './nvdla-sheets.ts';
import { nvdlaParts } from './nvdla-traffic.ts';

/** A computed column: its letter in the sheet, and our figure. */
export type NvdlaColumn = readonly [letter: string, ours: number];

/** Columns of a layer that are computed with every feature map in DRAM. */
export function nvdlaColumns(
  sheet: NvdlaSheet,
  { sizes, time, layer, counts }: NvdlaRow,
  index: number,
  config: NvdlaConfig,
): readonly NvdlaColumn[] {
  const shared = sizeColumns(sizes);
  const { weightKib, leastWeightKib } = sizes;
  const { dramKib, dramCycles, macCycles, cycles } = time;
  const timed = (...all: readonly NvdlaColumn[]) => (counts ? all : []);
  switch (sheet) {
    case 'AlexNet':
      return [
        ...shared,
        ...timed(['AO', dramKib], ['AP', dramCycles], ['AQ', macCycles], ['AR', cycles]),
      ];
    case 'GoogLeNet':
      return [
        ...shared,
        ['AA', weightKib],
        ['AB', leastWeightKib],
        ['AC', Number(sizes.isWinograd)],
        ['AO', nvdlaParts(config, sizes, stationaryOf(sheet, index, sizes))],
        ['AP', dramKib],
        ['AQ', dramCycles],
        ...timed(['AR', macCycles], ['AS', cycles]),
      ];
    case 'ResNet50': {
      const added = layer.addsElements ? sizes.outputKib : 0;
      const frames = layer.isFullyConnected ? config.fcBatch : 1;
      return [
        ...shared,
        ['AA', leastWeightKib],
        ['AB', weightKib],
        ['AM', Number(sizes.isWinograd)],
        ['AO', dramKib],
        ['AP', weightKib / frames + sizes.inputKib + sizes.outputKib + added],
        ['AQ', dramCycles],
        ...timed(['AR', macCycles], ['AS', cycles]),
      ];
    }
  }
}

/** Columns of a layer of AlexNet's sheet that are computed with a secondary SRAM. */
export function nvdlaSramColumns({ sizes, time, frames }: NvdlaSramRow): readonly NvdlaColumn[] {
  return [
    ['AA', sizes.weightKib],
    ['AB', sizes.leastWeightKib],
    ['AC', Number(sizes.isWinograd)],
    ...(frames === null ? [] : ([['AD', frames]] as const)),
    ['AE', time.dramKib],
    ['AF', time.dramCycles],
    ['AG', time.sramReadKib],
    ['AH', time.sramReadCycles],
    ['AI', time.sramWriteKib],
    ['AJ', time.sramWriteCycles],
    ['AK', time.macCycles],
    ['AL', time.cycles],
  ];
}

function sizeColumns(sizes: NvdlaSizes): readonly NvdlaColumn[] {
  return [
    ['N', sizes.output.rows],
    ['O', sizes.output.columns],
    ['U', sizes.pooled.rows],
    ['V', sizes.pooled.columns],
    ['W', sizes.multiplications],
    ['X', sizes.inputKib],
    ['Y', sizes.leastInputKib],
    ['Z', sizes.outputKib],
  ];
}
