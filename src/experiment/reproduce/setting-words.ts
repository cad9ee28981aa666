import { z } from 'zod';
import type { ConvWork } from '../../cost/engine/conv-work.ts';

export const text = z.string().min(1);
export const count = z.int().positive();

/** A square convolution as it is written in a setting. */
export const convolution = z.strictObject({
  name: text,
  inputs: count.describe('input channels of one set (N)'),
  outputs: count.describe('output channels of one set (M)'),
  size: count.describe('output rows, and columns (R = C)'),
  kernel: count.describe('rows of the filter, and columns (K)'),
  stride: count.default(1),
  sets: count.default(1).describe('groups of channels, one after the other'),
});

/** A convolution of a setting as engines take it. */
export function toWork({ size, kernel, ...rest }: z.output<typeof convolution>): ConvWork {
  return { ...rest, rows: size, columns: size, kernelRows: kernel, kernelColumns: kernel };
}
