import { rowAccesses } from '../../cost/formulas.ts';

/** A machine of NVIDIA's performance workbook. Bandwidths in GB/s. */
export interface NvdlaConfig {
  readonly featureBytes: number;
  readonly weightBytes: number;
  /** Convolution buffer. */
  readonly bufferKib: number;
  /** Multiply-accumulates per cycle. */
  readonly macs: number;
  readonly clockMHz: number;
  readonly sramReadGbps: number;
  readonly sramWriteGbps: number;
  readonly dramGbps: number;
  /** Frames that share the weights of a fully connected layer. */
  readonly fcBatch: number;
}

/** A convolution of the workbook, with the pooling that follows it in the same pass; a window of 1 where there is none. */
export interface NvdlaLayer {
  readonly name: string;
  readonly isFullyConnected: boolean;
  /** Whether another feature map of the size of the output is read and added. */
  readonly addsElements: boolean;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly input: RowsColumns;
  readonly window: RowsColumns;
  readonly stride: RowsColumns;
  readonly isPadded: boolean;
  readonly pooling: { readonly window: RowsColumns; readonly stride: RowsColumns } | null;
}

export interface RowsColumns {
  readonly rows: number;
  readonly columns: number;
}

/** What the sheets of the workbook do differently. */
export interface NvdlaSheetRules {
  /** Output channels are rounded up to a multiple of it when the layer is timed without secondary SRAM. */
  readonly outputAtom: number;
  /** Input rows that the buffer holds beyond those under the window. */
  readonly spareRows: number;
  /** Whether a 3×3 window's weights are stored as the 4×4 of Winograd's transform. */
  readonly transformsWeights: boolean;
}

/** Sizes of a layer as the workbook rounds them. KiB of 1024 bytes. */
export interface NvdlaSizes {
  readonly output: RowsColumns;
  readonly pooled: RowsColumns;
  readonly multiplications: number;
  readonly inputKib: number;
  /** Rows of the input that must be in the buffer at once. */
  readonly leastInputKib: number;
  readonly outputKib: number;
  readonly weightKib: number;
  /** Weights of 32 output channels, or half the buffer. */
  readonly leastWeightKib: number;
  readonly isWinograd: boolean;
}

/** Channels are stored in atoms of 16. */
export const CHANNEL_ATOM = 16;
const KIB = 1024;
/** Winograd F(2×2, 3×3): 16 products for 4 outputs where 36 were, and 4×4 weights where 3×3 were. */
const WINOGRAD_SPEEDUP = 36 / 16;
const WINOGRAD_WEIGHTS = 16 / 9;
const LEAST_OUTPUT_CHANNELS = 32;

/**
 * The sizes of a layer: columns N to AB of the workbook.
 *
 * Strided convolutions fold the stride into channels: a window of 11 with stride 4 is one of 3 over 16 times as many.
 * Source: NVDLA_OpenSource_Performance.xlsx (nvdla/hw, perf/).
 */
export function nvdlaSizes(
  layer: NvdlaLayer,
  config: NvdlaConfig,
  rules: NvdlaSheetRules,
): NvdlaSizes {
  const { input, window, stride, outputChannels } = layer;
  const output = outputOf(layer);
  const pooled = pooledOf(layer, output);
  const channels = foldedChannels(layer);
  const inputRows = up(input.rows / stride.rows);
  const leastRows = Math.min(window.rows + rules.spareRows, inputRows);
  const rowKib = (channels * up(input.columns / stride.columns) * config.featureBytes) / KIB;
  const folded = up(window.rows / stride.rows) * up(window.columns / stride.columns);
  const kernelKib = (channels * folded * config.weightBytes) / KIB;
  const isWinograd = window.rows === 3 && window.columns === 3;
  const growth = isWinograd && rules.transformsWeights ? WINOGRAD_WEIGHTS : 1;
  const leastWeightKib = kernelKib * LEAST_OUTPUT_CHANNELS;
  return {
    output,
    pooled,
    multiplications:
      layer.inputChannels * outputChannels * area(output) * window.rows * window.columns,
    inputKib: rowKib * inputRows,
    leastInputKib: rowKib * leastRows,
    outputKib: (area(pooled) * up(outputChannels, CHANNEL_ATOM) * config.featureBytes) / KIB,
    weightKib: kernelKib * outputChannels * growth,
    leastWeightKib: leastWeightKib >= config.bufferKib ? config.bufferKib / 2 : leastWeightKib,
    isWinograd,
  };
}

/**
 * Cycles of the multipliers, per frame: a fraction, for the workbook does not round them.
 *
 * @param outputAtom  output channels (of all frames of a batch) are rounded up to a multiple of it
 */
export function nvdlaMacCycles(
  layer: NvdlaLayer,
  config: NvdlaConfig,
  { isWinograd }: NvdlaSizes,
  outputAtom: number,
): number {
  const { input, window, stride, isPadded } = layer;
  const frames = nvdlaFrames(layer, config);
  const steps = (extent: number, windowExtent: number, strideExtent: number) =>
    up((isPadded ? extent : extent - windowExtent + 1) / strideExtent);
  const places =
    steps(input.rows, window.rows, stride.rows) *
    steps(input.columns, window.columns, stride.columns);
  const perFold = area(window) / area(stride);
  const products =
    foldedChannels(layer) * places * up(layer.outputChannels * frames, outputAtom) * perFold;
  return products / config.macs / (isWinograd ? WINOGRAD_SPEEDUP : 1) / frames;
}

/** Frames whose fully connected layers run together. */
export function nvdlaFrames(layer: NvdlaLayer, config: NvdlaConfig): number {
  return layer.isFullyConnected ? config.fcBatch : 1;
}

function outputOf({ input, window, stride, isPadded }: NvdlaLayer): RowsColumns {
  const extent = (of: number, windowExtent: number, strideExtent: number) =>
    isPadded ? up(of / strideExtent) : up((of - windowExtent) / strideExtent) + 1;
  return {
    rows: extent(input.rows, window.rows, stride.rows),
    columns: extent(input.columns, window.columns, stride.columns),
  };
}

function pooledOf({ pooling }: NvdlaLayer, output: RowsColumns): RowsColumns {
  if (pooling === null) return output;
  const { window, stride } = pooling;
  return {
    rows: up((output.rows - window.rows) / stride.rows) + 1,
    columns: up((output.columns - window.columns) / stride.columns) + 1,
  };
}

/** Input channels times the stride's pixels, in whole atoms. */
function foldedChannels({ inputChannels, stride }: NvdlaLayer): number {
  return up(inputChannels * area(stride), CHANNEL_ATOM);
}

function area({ rows, columns }: RowsColumns): number {
  return rows * columns;
}

/** The next multiple of `step`. */
function up(value: number, step = 1): number {
  return rowAccesses(value, step) * step;
}
