/** What the predictor tells apart; pooling multiplies nothing, and only a fully connected layer has a single row. */
export const DNN_CHIP_KINDS = ['Conv', 'AvgP', 'MaxP', 'FC'] as const;
export type DnnChipKind = (typeof DNN_CHIP_KINDS)[number];

/** One operator as the DNN-Chip Predictor takes it; a depthwise convolution has one input channel. */
export interface DnnChipOperator {
  readonly kind: DnnChipKind;
  /** Side of the square window. */
  readonly window: number;
  readonly stride: number;
  readonly inputRows: number;
  readonly inputColumns: number;
  readonly inputChannels: number;
  readonly outputRows: number;
  readonly outputColumns: number;
  readonly outputChannels: number;
}

/** How an operator is cut; the factors of a dimension multiply to its extent. */
export interface DnnChipTiling {
  /** Output channels: in a scratchpad, over the array, in the buffer, and passes over DRAM. */
  readonly outputChannels: readonly [number, number, number, number];
  /** Input channels: in a scratchpad, over the array, and passes over the array. */
  readonly inputChannels: readonly [number, number, number];
  /** Output rows: over the array, and passes over DRAM. */
  readonly outputRows: readonly [number, number];
}
