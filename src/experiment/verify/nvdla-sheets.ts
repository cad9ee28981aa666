import {
  type NvdlaConfig,
  type NvdlaLayer,
  type NvdlaSheetRules,
  type NvdlaSizes,
  nvdlaFrames,
  nvdlaSizes,
} from './nvdla-layer.ts';
import { type NvdlaSramTime, type NvdlaTime, nvdlaSramTime, nvdlaTime } from './nvdla-traffic.ts';

/** A layer of a sheet, computed. */
export interface NvdlaRow {
  readonly layer: NvdlaLayer;
  readonly sizes: NvdlaSizes;
  readonly time: NvdlaTime;
  /** Whether it counts in the network's total; not where a row below stands for it and its neighbours. */
  readonly counts: boolean;
}

/** The networks that have a sheet in the workbook. */
export const NVDLA_SHEETS = ['AlexNet', 'GoogLeNet', 'ResNet50'] as const;
export type NvdlaSheet = (typeof NVDLA_SHEETS)[number];

/** Rows of GoogLeNet's sheet in which 3×3 weights grow by Winograd's transform: down to inception 3a. */
const GOOGLENET_TRANSFORMED_ROWS = 7;

/** Cell by cell, the sheets were filled with formulas that are not quite the same; the differences are these. */
function rulesOf(sheet: NvdlaSheet, index: number): NvdlaSheetRules {
  const usual: NvdlaSheetRules = { outputAtom: 16, spareRows: 1, transformsWeights: true };
  switch (sheet) {
    case 'AlexNet':
      return usual;
    case 'GoogLeNet':
      return { ...usual, transformsWeights: index < GOOGLENET_TRANSFORMED_ROWS };
    case 'ResNet50':
      return { ...usual, outputAtom: 128, spareRows: index === 0 ? 1 : 0 };
  }
}

/** All layers of a sheet with every feature map in DRAM. */
export function nvdlaRows(
  sheet: NvdlaSheet,
  layers: readonly NvdlaLayer[],
  config: NvdlaConfig,
): readonly NvdlaRow[] {
  const combined = combinedParts(layers);
  return layers.map((layer, index) => {
    const rules = rulesOf(sheet, index);
    const sizes = nvdlaSizes(layer, config, rules);
    const stationary = sheet === 'AlexNet' ? null : stationaryOf(sheet, index, sizes);
    const time = nvdlaTime(layer, config, rules, stationary);
    return { layer, sizes, time, counts: !combined.has(layer.name.toLowerCase()) };
  });
}

/** Which operand the sheet keeps in the buffer: the smaller one, by the sizes that its formula compares. */
export function stationaryOf(
  sheet: 'GoogLeNet' | 'ResNet50',
  index: number,
  { inputKib, leastInputKib, weightKib, leastWeightKib }: NvdlaSizes,
): 'feature' | 'weight' {
  if (sheet === 'GoogLeNet') return inputKib < leastWeightKib ? 'feature' : 'weight';
  if (index === 0) return leastInputKib < leastWeightKib ? 'feature' : 'weight';
  return inputKib < weightKib ? 'feature' : 'weight';
}

/** Names of the layers that a row `… 1x1 (combined)` stands for: 1×1 convolutions of one input, run as one. */
function combinedParts(layers: readonly NvdlaLayer[]): ReadonlySet<string> {
  const blocks = layers.flatMap(({ name }) => {
    const block = /^(.*) 1x1 \(combined\)$/i.exec(name)?.[1];
    return block === undefined ? [] : [block.toLowerCase()];
  });
  return new Set(
    blocks.flatMap((block) => [`${block} 1x1`, `${block} 3x3 red`, `${block} 5x5 red`]),
  );
}

/** A layer of AlexNet's sheet with feature maps in a secondary SRAM. */
export interface NvdlaSramRow {
  readonly layer: NvdlaLayer;
  readonly sizes: NvdlaSizes;
  readonly time: NvdlaSramTime;
  /** Frames whose feature maps fit beside the weights; null for a fully connected layer. */
  readonly frames: number | null;
}

/**
 * All layers of AlexNet's sheet with a secondary SRAM for feature maps of several frames.
 *
 * @param sramKib  capacity of the secondary SRAM
 *
 * As many frames as fit share the weights of a convolution. The image comes from DRAM; the last convolutions hand their
 * outputs to DRAM, where frames are gathered for the fully connected layers. The second row's formula alone also limits
 * the frames to those of a fully connected layer.
 */
export function nvdlaSramRows(
  layers: readonly NvdlaLayer[],
  config: NvdlaConfig,
  sramKib: number,
): readonly NvdlaSramRow[] {
  const sized = layers.map((layer, index) => {
    const sizes = nvdlaSizes(layer, config, rulesOf('AlexNet', index));
    const room = (sramKib - sizes.weightKib) / (sizes.inputKib + sizes.outputKib);
    return { layer, sizes, frames: layer.isFullyConnected ? null : Math.floor(room) };
  });
  const shared = Math.min(...sized.flatMap(({ frames }) => (frames === null ? [] : [frames])));
  const lastConvolution = layers.findLast(({ isFullyConnected }) => !isFullyConnected)?.name;
  return sized.map(({ layer, sizes, frames }, index) => {
    const together = index === 1 ? Math.min(shared, config.fcBatch) : shared;
    const weightKib =
      sizes.weightKib / (layer.isFullyConnected ? nvdlaFrames(layer, config) : together);
    const dramInputKib = index === 0 || layer.isFullyConnected ? sizes.inputKib : 0;
    const dramOutputKib = layer.name === lastConvolution ? sizes.outputKib : 0;
    const dramKib = weightKib + dramInputKib + dramOutputKib;
    const readKib = index === 0 ? 0 : sizes.inputKib;
    return { layer, sizes, frames, time: nvdlaSramTime(layer, config, sizes, dramKib, readKib) };
  });
}
