/** Whether WebGPU can be used here: on which adapter, or why not. */
export type WebGpuDevice =
  | { readonly isAvailable: true; readonly adapter: string }
  | { readonly isAvailable: false; readonly reason: string };

/** What this file reads and writes of the global object. */
interface Host {
  navigator?: { readonly gpu?: GPU };
  readonly queueMicrotask: unknown;
}

/** Linux shows a graphics processor as one of these; the last stands for that of a Windows host. */
const DEVICE_FILES = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'];

/**
 * Makes WebGPU ready for gpu.js, which looks for `navigator.gpu`: browsers have it, Node gets it from package `webgpu`
 * (Dawn), loaded here and nowhere else. Never throws: a machine without an adapter is no error.
 *
 * Dawn itself writes a line to stderr for every driver that it cannot use.
 */
export async function openWebGpu(): Promise<WebGpuDevice> {
  try {
    const adapter = await (await findGpu()).requestAdapter();
    if (adapter === null) return { isAvailable: false, reason: 'no WebGPU adapter' };
    const { description, vendor, architecture } = adapter.info;
    return { isAvailable: true, adapter: description || `${vendor} ${architecture}`.trim() };
  } catch (error) {
    const [cause = ''] = String(error).split('\n');
    return { isAvailable: false, reason: `WebGPU does not load: ${cause}` };
  }
}

/**
 * Whether it is worth while to look for an adapter. False on a Linux without a graphics processor, where Dawn would
 * only complain about drivers, or find one that computes on the CPU, slower than WebAssembly does.
 */
export async function mayHaveGpu(): Promise<boolean> {
  const host: Host = globalThis;
  if (host.navigator?.gpu !== undefined) return true;
  const [{ existsSync }, { platform }] = await Promise.all([import('node:fs'), import('node:os')]);
  return platform() !== 'linux' || DEVICE_FILES.some((path) => existsSync(path));
}

async function findGpu(): Promise<GPU> {
  const host: Host = globalThis;
  const known = host.navigator?.gpu;
  if (known !== undefined) return known;
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const gpu = create([]);
  const navigator = host.navigator ?? {};
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  host.navigator ??= navigator;
  return gpu;
}
