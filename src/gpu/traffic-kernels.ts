import gpujs, { type GPU } from 'gpu.js';
import { ceilDiv } from '../base/ceil-div.ts';
import {
  distinctOffsets,
  greatestCommonDivisor,
  isRelevantDim,
  lastExtentAfterLoop,
  tilesAfterLoop,
} from '../cost/formulas.ts';
import { nestOverlap } from '../cost/nest-overlap.ts';
import { nestSpread } from '../cost/nest-spread.ts';
import { nestTile } from '../cost/nest-tile.ts';
import { nestVisits } from '../cost/nest-visits.ts';
import type { Executor } from '../mapper/mapped-network.ts';
import { gridSource, type KernelFunction } from './grid-source.ts';
import { flatValues, type Grid } from './kernel-values.ts';

/** The back ends of gpu.js that are used. */
export type GpuMode = Exclude<Executor, 'reference'>;

/** Nests as the kernels take them: those of a `NestBatch`, in float32. */
export interface GridInputs {
  readonly grid: Grid;
  readonly rows: Float32Array;
  /** Their walks (`nest-walks.ts`). */
  readonly walks: Float32Array;
  readonly pairs: Float32Array;
  readonly levels: number;
  /** 1 for `reuse: stepwise`, 0 for `reuse: timeloop`. */
  readonly stepwise: number;
}

/**
 * What the kernels count for every nest and pair of a grid, nests counting fastest, then pairs; the numbers of one
 * thread stand together.
 */
export interface GridCounts {
  /** 3 numbers of `nestVisits`. */
  readonly visits: Float32Array;
  /** 1 number of `nestTile`. */
  readonly tiles: Float32Array;
  /** 3 numbers of `nestSpread`. */
  readonly spread: Float32Array;
  /** 1 number of `nestOverlap`. */
  readonly saved: Float32Array;
}

/** The four kernels of the cost model, compiled for one back end. */
export interface TrafficKernels {
  readonly count: (inputs: GridInputs) => Promise<GridCounts>;
  /** Frees what the back end holds; the kernels are not to be used any more. */
  readonly dispose: () => Promise<void>;
}

type Launch = (grid: Grid, ...inputs: readonly (Float32Array | number)[]) => Promise<Float32Array>;

const HELPERS = [
  ceilDiv,
  tilesAfterLoop,
  lastExtentAfterLoop,
  isRelevantDim,
  greatestCommonDivisor,
  distinctOffsets,
];

/** Compiles nothing yet: gpu.js does that at the first launch of each grid. */
export function createTrafficKernels(mode: GpuMode): TrafficKernels {
  const gpu = new gpujs.GPU({ mode });
  for (const helper of HELPERS) gpu.addFunction(helper);
  const visit = prepare(gpu, nestVisits, 3);
  const tile = prepare(gpu, nestTile, 1);
  const spreadOut = prepare(gpu, nestSpread, 3);
  const overlap = prepare(gpu, nestOverlap, 1);
  return {
    async count({ grid, rows, walks, pairs, levels, stepwise }) {
      const inputs = [rows, walks, pairs, levels];
      const [visits, tiles, spread, saved] = await Promise.all([
        visit(grid, ...inputs),
        tile(grid, ...inputs),
        spreadOut(grid, ...inputs),
        overlap(grid, ...inputs, stepwise),
      ]);
      return { visits, tiles, spread, saved };
    },
    dispose: () => gpu.destroy(),
  };
}

/**
 * A kernel that returns `width` numbers per thread.
 *
 * The WebAssembly and WebGPU back ends of gpu.js 2.24 read results back as one flat array and then cut it into an array
 * per thread, which takes longer than the kernel. They are asked not to by overriding their `_shapeOutput`; where a
 * back end does without that method, `flatValues` joins the pieces.
 *
 * @throws Error at the first launch where the back end cannot run the kernel, which gpu.js would hand to the CPU
 */
function prepare(gpu: GPU, kernel: KernelFunction, width: number): Launch {
  const settings = { output: [4, 1], dynamicOutput: true, dynamicArguments: true };
  const launch = gpu.createKernel(gridSource(kernel), settings);
  Object.assign(launch.kernel, { _shapeOutput: (values: Float32Array) => values });
  return async (grid, ...inputs) => {
    launch.setOutput([grid.nests, grid.pairs]);
    const result: unknown = await launch(...inputs);
    const { fallbackReason } = launch.kernel;
    if (fallbackReason) throw new Error(`${kernel.name} runs on cpu instead: ${fallbackReason}`);
    return flatValues(result, grid.nests * grid.pairs * width);
  };
}
