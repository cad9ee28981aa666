import type { ConvWork } from '../../src/cost/engine/conv-work.ts';

/** A square convolution: as short as tests like to have it. */
export function conv(
  [outputs, inputs]: readonly [outputs: number, inputs: number],
  [size, kernel]: readonly [size: number, kernel: number],
  rest: Partial<ConvWork> = {},
): ConvWork {
  return {
    name: `${outputs}x${inputs}`,
    outputs,
    inputs,
    rows: size,
    columns: size,
    kernelRows: kernel,
    kernelColumns: kernel,
    stride: 1,
    sets: 1,
    ...rest,
  };
}
