import { afterEach, describe, expect, it, vi } from 'vitest';
import { mayHaveGpu, openWebGpu } from '../../src/gpu/device.ts';

const host: { navigator?: unknown } = globalThis as { navigator?: unknown };
const before = Object.getOwnPropertyDescriptor(host, 'navigator');

/** Stands in for the WebGPU of a browser. */
function offer(requestAdapter: () => Promise<unknown>): void {
  const value = { gpu: { requestAdapter } };
  Object.defineProperty(host, 'navigator', { value, configurable: true, writable: true });
}

afterEach(() => {
  delete host.navigator;
  if (before !== undefined) Object.defineProperty(host, 'navigator', before);
});

describe('openWebGpu', () => {
  it('names the adapter', async () => {
    offer(async () => ({
      info: { description: 'H200', vendor: 'nvidia', architecture: 'hopper' },
    }));
    expect(await openWebGpu()).toEqual({ isAvailable: true, adapter: 'H200' });
    offer(async () => ({ info: { description: '', vendor: 'apple', architecture: 'metal-3' } }));
    expect(await openWebGpu()).toEqual({ isAvailable: true, adapter: 'apple metal-3' });
  });

  it('says why there is none instead of throwing', async () => {
    offer(async () => null);
    expect(await openWebGpu()).toEqual({ isAvailable: false, reason: 'no WebGPU adapter' });
    offer(async () => {
      throw new Error('driver\nstack');
    });
    const reason = 'WebGPU does not load: Error: driver';
    expect(await openWebGpu()).toEqual({ isAvailable: false, reason });
  });

  it('loads package webgpu where the host has no WebGPU, and puts it where gpu.js looks', async () => {
    const gpu = { requestAdapter: async () => null };
    vi.doMock('webgpu', () => ({ create: () => gpu, globals: { GPUBufferStandIn: 1 } }));
    delete host.navigator;
    expect(await openWebGpu()).toEqual({ isAvailable: false, reason: 'no WebGPU adapter' });
    expect(host.navigator).toEqual({});
    expect((host.navigator as { gpu: unknown }).gpu).toBe(gpu);
    expect(globalThis).toHaveProperty('GPUBufferStandIn', 1);
    vi.doUnmock('webgpu');
    Reflect.deleteProperty(globalThis, 'GPUBufferStandIn');
  });
});

describe('mayHaveGpu', () => {
  it('is true where the host has WebGPU', async () => {
    offer(async () => null);
    expect(await mayHaveGpu()).toBe(true);
  });

  it('looks for a graphics processor elsewhere', async () => {
    delete host.navigator;
    expect(await mayHaveGpu()).toBeTypeOf('boolean');
  });
});
