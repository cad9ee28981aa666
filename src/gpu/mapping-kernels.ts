import gpujs, { type GPU } from 'gpu.js';
import type { BoxLaunch } from './box-launch.ts';
import { flatValues } from './kernel-values.ts';
import { UNREACHABLE } from './mapping-score.ts';
import { BOX_WIDTH, ROW_WIDTH, THREAD_FIELDS, THREADS_PER_ROW } from './mapping-source.ts';
import type { GpuMode } from './traffic-kernels.ts';

/** Scores boxes on one back end of gpu.js. */
export interface MappingKernels {
  /** `THREAD_FIELDS` numbers for each thread of the launch's rows, the threads of a row together. */
  readonly score: (launch: BoxLaunch) => Promise<Float32Array>;
  /** Frees what the back end holds; the kernels are not to be used any more. */
  readonly dispose: () => Promise<void>;
}

type Kernel = (launch: BoxLaunch) => Promise<Float32Array>;

/**
 * Compiles a kernel for each text at its first launch, and for each size of its tables: they are padded, so that there are
 * few.
 *
 * @param rowSizes  rows of the grid, smallest first; a launch has no more than the largest
 */
export function createMappingKernels(mode: GpuMode, rowSizes: readonly number[]): MappingKernels {
  const gpu = new gpujs.GPU({ mode });
  const kernels = new Map<string, Kernel>();
  return {
    async score(launch) {
      const kernel = kernels.get(launch.source) ?? prepare(gpu, mode, launch.source, rowSizes);
      kernels.set(launch.source, kernel);
      return kernel(launch);
    },
    dispose: () => gpu.destroy(),
  };
}

/**
 * `asyncMode` lets the WebAssembly back end share the rows of large launches among threads. `_shapeOutput`: see
 * `createTrafficKernels`.
 *
 * @throws Error at the first launch where the back end cannot run the kernel, which gpu.js would hand to the CPU
 */
function prepare(gpu: GPU, mode: GpuMode, source: string, rowSizes: readonly number[]): Kernel {
  const shape = mode === 'cpu' ? asArrays : asInput;
  const settings = {
    output: [THREADS_PER_ROW, rowSizes[0] ?? 1],
    dynamicOutput: true,
    dynamicArguments: true,
    asyncMode: true,
    loopMaxIterations: 1024,
  };
  const kernel = gpu.createKernel(source, settings);
  Object.assign(kernel.kernel, { _shapeOutput: (values: Float32Array) => values });
  return async (launch) => {
    const rows = rowSizes.find((size) => size >= launch.rows) ?? launch.rows;
    kernel.setOutput([THREADS_PER_ROW, rows]);
    const result: unknown = await kernel(
      shape(padded(launch.factors, launch.width, 256), launch.width),
      shape(padded(launch.boxTable, BOX_WIDTH, rows), BOX_WIDTH),
      shape(padded(launch.rowTable, ROW_WIDTH, rows), ROW_WIDTH),
      shape(padded(launch.numbers, launch.parameters, 1), launch.parameters),
      UNREACHABLE,
    );
    const { fallbackReason } = kernel.kernel;
    if (fallbackReason) throw new Error(`mappings are scored on cpu instead: ${fallbackReason}`);
    return flatValues(result, rows * THREADS_PER_ROW * THREAD_FIELDS);
  };
}

/**
 * Rows of `width` numbers, padded with zeros to a few sizes: four times as many rows from one to the next.
 *
 * @param atLeast  rows of the smallest size
 */
function padded(numbers: Float32Array, width: number, atLeast: number): Float32Array {
  let rows = atLeast;
  while (rows * width < numbers.length) rows *= 4;
  const longer = new Float32Array(rows * width);
  longer.set(numbers);
  return longer;
}

/** The types of gpu.js let `Input` have arrays of numbers alone; it takes typed ones as they are. */
function asInput(numbers: Float32Array, width: number): unknown {
  return Reflect.construct(gpujs.Input, [numbers, [width, numbers.length / width]]);
}

/** The CPU back end of gpu.js 2.24 takes the width of an `Input` for that of the output. */
function asArrays(numbers: Float32Array, width: number): unknown {
  return Array.from({ length: numbers.length / width }, (_, row) =>
    numbers.subarray(row * width, row * width + width),
  );
}
