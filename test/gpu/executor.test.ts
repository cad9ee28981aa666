import { afterEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { mayHaveGpu, openWebGpu } from '../../src/gpu/device.ts';
import { createExecutor } from '../../src/gpu/executor.ts';

vi.mock('../../src/gpu/device.ts', () => ({
  mayHaveGpu: vi.fn(async () => true),
  openWebGpu: vi.fn(async () => ({ isAvailable: false, reason: 'no WebGPU adapter' })),
}));
afterEach(() => vi.clearAllMocks());

const now = () => performance.now();

describe('createExecutor', () => {
  it('opens what is asked for, and says so', async () => {
    for (const name of ['reference', 'cpu', 'webasm'] as const) {
      const { executor, reason, dispose } = await createExecutor(name, { now });
      expect([executor, reason]).toEqual([name, `${name}, as asked for`]);
      await dispose();
    }
    expect(openWebGpu).not.toHaveBeenCalled();
  });

  it('refuses WebGPU where there is none, with the reason and the remedy', async () => {
    const opened = createExecutor('webgpu', { now });
    await expect(opened).rejects.toThrow(InputError);
    await expect(opened).rejects.toThrow(
      '--executor: must be an executor that can be used here (no WebGPU adapter), got "webgpu". ' +
        'Use auto, reference, cpu or webasm.',
    );
  });

  it('chooses among all that there are, and goes on without WebGPU', async () => {
    const { executor, reason, dispose } = await createExecutor('auto', { now });
    expect(['reference', 'cpu', 'webasm']).toContain(executor);
    expect(reason).toMatch(
      /^\w+ \(\d+\.\d ms a batch; \w+ \d+\.\d, \w+ \d+\.\d; no WebGPU adapter\)$/,
    );
    await dispose();
  });

  it('keeps the first of equals, the reference, on a clock that stands still', async () => {
    const { executor } = await createExecutor('auto', { now: () => 0 });
    expect(executor).toBe('reference');
  });

  it('does not look for WebGPU where there is no graphics processor', async () => {
    vi.mocked(mayHaveGpu).mockResolvedValueOnce(false);
    const { reason } = await createExecutor('auto', { now: () => 0 });
    expect(openWebGpu).not.toHaveBeenCalled();
    expect(reason).toContain('; no graphics processor)');
  });
});
