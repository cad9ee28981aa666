import { describe, expect, it } from 'vitest';
import { mayHaveGpu, openWebGpu, type WebGpuDevice } from '../../src/gpu/device.ts';

/** Declares tests that need a WebGPU adapter, or says why they are skipped. */
export async function describeOnWebGpu(name: string, declare: () => void): Promise<void> {
  const device = await findDevice();
  if (device.isAvailable) {
    console.log(`${name} on ${device.adapter}`);
    declare();
  } else if (process.env.TANDEM_REQUIRE_WEBGPU === '1') {
    it('finds the WebGPU adapter that TANDEM_REQUIRE_WEBGPU asks for', () => {
      expect.fail(device.reason);
    });
  } else {
    console.log(`skipped: ${name}: ${device.reason}`);
    describe.skip(name, () => it('needs an adapter', () => {}));
  }
}

/** Looked for where it can be expected, or where a driver is named; elsewhere Dawn would fill stderr. */
async function findDevice(): Promise<WebGpuDevice> {
  const isNamed = process.env.VK_ICD_FILENAMES !== undefined;
  if (isNamed || (await mayHaveGpu())) return openWebGpu();
  return {
    isAvailable: false,
    reason: 'no graphics processor, and VK_ICD_FILENAMES names no driver',
  };
}
