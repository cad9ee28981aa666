import { InputError } from '../base/errors.ts';
import type { Executor } from '../mapper/mapped-network.ts';
import { chooseFastest } from './choose-fastest.ts';
import { mayHaveGpu, openWebGpu } from './device.ts';
import { type OpenExecutor, openKernels, openReference } from './open-executor.ts';

/** What executors need of their surroundings. */
export interface ExecutorOptions {
  /** Milliseconds from any start, e.g. `() => performance.now()`: `auto` compares times. */
  readonly now: () => number;
}

/**
 * Opens an executor by name. `auto` times all that there are with a small batch and keeps the fastest, which takes about
 * a second; it looks for WebGPU only where there may be a graphics processor.
 *
 * @throws InputError where WebGPU is asked for and cannot be used
 */
export async function createExecutor(
  wanted: Executor | 'auto',
  { now }: ExecutorOptions,
): Promise<OpenExecutor> {
  switch (wanted) {
    case 'auto':
      return chooseExecutor(now);
    case 'reference':
      return openReference('reference, as asked for');
    case 'webgpu':
      return openOnAdapter();
    case 'cpu':
    case 'webasm':
      return openKernels(wanted, `${wanted}, as asked for`);
  }
}

async function chooseExecutor(now: () => number): Promise<OpenExecutor> {
  const device = (await mayHaveGpu())
    ? await openWebGpu()
    : { isAvailable: false as const, reason: 'no graphics processor' };
  const candidates = [
    openReference('reference'),
    await openKernels('webasm', 'webasm'),
    await openKernels('cpu', 'cpu'),
  ];
  if (device.isAvailable) candidates.push(await openKernels('webgpu', 'webgpu'));
  const remark = device.isAvailable ? `WebGPU on ${device.adapter}` : device.reason;
  return chooseFastest(candidates, [remark], now);
}

async function openOnAdapter(): Promise<OpenExecutor> {
  const device = await openWebGpu();
  if (device.isAvailable)
    return openKernels('webgpu', `webgpu, as asked for, on ${device.adapter}`);
  throw new InputError({
    path: '--executor',
    rule: `must be an executor that can be used here (${device.reason})`,
    got: '"webgpu"',
    remedy: 'Use auto, reference, cpu or webasm',
  });
}
