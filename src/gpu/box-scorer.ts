import { InputError } from '../base/errors.ts';
import type { Executor } from '../mapper/mapped-network.ts';
import type { BoxLaunch } from './box-launch.ts';
import { openWebGpu } from './device.ts';
import { scoreInFloat64 } from './score-in-float64.ts';

/** How much is handed over at once: enough to fill the executor, little enough to learn from before the next. */
export interface LaunchLimits {
  /** Larger boxes are halved before they are scored. */
  readonly candidatesPerBox: number;
  /** Rows of a launch, smallest first: a launch has no more than the largest, and is padded to one of them. */
  readonly rowsPerLaunch: readonly number[];
}

/** Scores every mapping of a launch of boxes. */
export interface BoxScorer {
  readonly executor: Executor;
  readonly limits: LaunchLimits;
  /** `THREAD_FIELDS` numbers for each thread of the launch's rows, the threads of a row together. */
  readonly score: (launch: BoxLaunch) => Promise<ArrayLike<number>>;
  readonly dispose: () => Promise<void>;
}

/** A box of a thousand costs a CPU as much as a dozen bounds; a GPU wants thousands of rows. */
const LIMITS: Readonly<Record<Executor, LaunchLimits>> = {
  reference: { candidatesPerBox: 1024, rowsPerLaunch: [128, 2048] },
  cpu: { candidatesPerBox: 1024, rowsPerLaunch: [128, 2048] },
  webasm: { candidatesPerBox: 1024, rowsPerLaunch: [128, 2048] },
  webgpu: { candidatesPerBox: 65_536, rowsPerLaunch: [128, 2048, 32_768] },
};

/**
 * Opens an executor for the batched core. gpu.js is loaded here, and not for the reference.
 *
 * @param limits  other than those that suit the executor
 * @throws InputError where WebGPU is asked for and cannot be used
 */
export async function openBoxScorer(
  executor: Executor,
  limits: LaunchLimits = LIMITS[executor],
): Promise<BoxScorer> {
  if (executor === 'reference') {
    const score = async (launch: BoxLaunch) => scoreInFloat64(launch);
    return { executor, limits, score, dispose: async () => {} };
  }
  if (executor === 'webgpu') await requireAdapter();
  const { createMappingKernels } = await import('./mapping-kernels.ts');
  const { score, dispose } = createMappingKernels(executor, limits.rowsPerLaunch);
  return { executor, limits, score, dispose };
}

async function requireAdapter(): Promise<void> {
  const device = await openWebGpu();
  if (device.isAvailable) return;
  throw new InputError({
    path: '--executor',
    rule: `must be an executor that can be used here (${device.reason})`,
    got: '"webgpu"',
    remedy: 'Use reference, cpu or webasm',
  });
}
