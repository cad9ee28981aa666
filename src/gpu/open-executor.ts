import { referenceTraffic, type TrafficSource } from '../cost/nest-traffic.ts';
import type { Executor } from '../mapper/mapped-network.ts';
import type { GpuMode } from './traffic-kernels.ts';

/** Something that counts the traffic of nests, ready for use. */
export interface OpenExecutor {
  readonly executor: Executor;
  /** Why this one, for the user: `webasm (6.1 ms a batch; cpu 9.8, reference 9.5; no WebGPU adapter)`. */
  readonly reason: string;
  /** The same batch gives the same table; executors differ by the rounding of float32. */
  readonly traffic: TrafficSource;
  /** Frees what the executor holds; it is not to be used any more. */
  readonly dispose: () => Promise<void>;
}

/**
 * Nests that are launched together, largest first. Small chunks stay in the cache of a CPU; a GPU wants large ones, for
 * each costs a round trip. gpu.js compiles for every size, number of levels and number of pairs, so there are few.
 */
const CHUNK_SIZES: Readonly<Record<GpuMode, readonly number[]>> = {
  cpu: [1024, 128],
  webasm: [1024, 128],
  webgpu: [16_384, 1024],
};

/** The authority: the kernels called directly, in float64. */
export function openReference(reason: string): OpenExecutor {
  return {
    executor: 'reference',
    reason,
    traffic: async (batch) => referenceTraffic(batch),
    dispose: async () => {},
  };
}

/** The kernels compiled by gpu.js, which is loaded here; they are compiled at their first use. */
export async function openKernels(mode: GpuMode, reason: string): Promise<OpenExecutor> {
  const [{ createTrafficKernels }, { createKernelTraffic }] = await Promise.all([
    import('./traffic-kernels.ts'),
    import('./kernel-traffic.ts'),
  ]);
  const kernels = createTrafficKernels(mode);
  const traffic = createKernelTraffic(kernels, CHUNK_SIZES[mode]);
  return { executor: mode, reason, traffic, dispose: kernels.dispose };
}
