import { type KernelCall, numbersAttribute } from './tensor-inputs.ts';

/** A filter along one axis of images. */
export interface AxisWindow {
  readonly taps: number;
  readonly stride: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Zeros before the first input; those after the last follow from the rest. */
  readonly before: number;
}

export interface Windows {
  readonly rows: AxisWindow;
  readonly columns: AxisWindow;
}

/**
 * Where the filter of a convolution or pooling kernel stands, from the kernel's attributes.
 *
 * @param inputShape   samples, rows, columns, channels
 * @param outputShape  of the same order
 * @param taps         rows and columns of the filter
 */
export function windowsOf(
  call: KernelCall,
  inputShape: readonly number[],
  outputShape: readonly number[],
  taps: readonly number[],
): Windows {
  const strides = numbersAttribute(call, 'strides');
  const pad = call.attrs?.pad;
  const dilations = call.attrs?.dilations;
  const isDense = dilations === undefined || [dilations].flat().every((one) => one === 1);
  if (!isDense) throw new RangeError('gradients of dilated filters are not registered for wasm');
  const axis = (index: 0 | 1): AxisWindow => {
    const sizes = { inputs: inputShape[index + 1] ?? 1, outputs: outputShape[index + 1] ?? 1 };
    const window = { ...sizes, taps: taps[index] ?? 1, stride: strides[index] ?? 1 };
    return { ...window, before: zerosBefore(window, pad) };
  };
  return { rows: axis(0), columns: axis(1) };
}

function zerosBefore(
  { taps, stride, inputs, outputs }: Omit<AxisWindow, 'before'>,
  pad: unknown,
): number {
  if (pad === 'valid') return 0;
  if (typeof pad === 'number') return pad;
  if (pad !== 'same') throw new RangeError('padding told side by side is not supported on wasm');
  return Math.floor(Math.max((outputs - 1) * stride + taps - inputs, 0) / 2);
}
