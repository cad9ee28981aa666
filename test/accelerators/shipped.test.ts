import { describe, expect, test } from 'vitest';
import { peCount } from '../../src/accelerator/accelerator.ts';
import { instanceCount, type MemoryLevel } from '../../src/accelerator/memory-level.ts';
import { fpgaResources, fpgaViolations } from '../../src/cost/fpga-resources.ts';
import { acceleratorToYaml } from '../../src/io/accelerator-yaml.ts';
import { loadFpgaDevice } from '../../src/io/fpga-device-schema.ts';
import { listAccelerators, loadAccelerator } from '../../src/io/load-accelerator.ts';
import { loadPackageFile } from '../../src/io/package-files.ts';
import { parseAccelerator } from '../../src/io/parse-accelerator.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';

const dataflows = DATAFLOWS.map(({ name }) => name);
const load = (name: string) => loadAccelerator(name, { dataflows });

/** KiB of a memory level, over all its instances. */
function totalKiB(name: string, memory: string): number {
  const level = load(name).memories.find((candidate) => candidate.name === memory) as MemoryLevel;
  return ((level.capacityBits ?? 0) * instanceCount(level)) / 8192;
}

describe.each(listAccelerators())('The accelerator file %s', (name) => {
  test('loads, and is called as the accelerator in it', () => {
    expect(load(name).name).toBe(name);
  });

  test('loads back after it has been written', () => {
    const accelerator = load(name);
    const technologies = [accelerator.technology];
    const devices = accelerator.fpga === null ? [] : [accelerator.fpga.device];
    const names = { dataflows, devices, technologies };
    const written = acceleratorToYaml(accelerator);
    expect(parseAccelerator(written, 'written.yaml', names)).toEqual(accelerator);
  });

  test('begins with its citation', () => {
    const { text } = loadPackageFile('accelerators', name, 'accelerator');
    const citation = text.slice(0, text.indexOf('\nname:'));
    expect(citation).toMatch(/^# .*\b(19|20)\d\d\b|^# .*coral\.ai/s);
    expect(load(name).source.length).toBeGreaterThan(10);
  });
});

describe('An FPGA engine', () => {
  const resourcesOf = (name: string) => {
    const accelerator = load(name);
    const device = loadFpgaDevice(accelerator.fpga?.device ?? '');
    const resources = fpgaResources(accelerator, device);
    const share = accelerator.fpga?.maxUtilization ?? 0;
    return { resources, violations: fpgaViolations(resources, device, share) };
  };

  test.each(['zhang-fpga15-vc707', 'dpu-b4096-zcu104'])('%s fits its device', (name) => {
    expect(resourcesOf(name).violations).toEqual([]);
  });

  test('of Zhang et al. takes the DSP blocks of the paper, and block RAMs within 10 % of it', () => {
    const { dsp, bram18 } = resourcesOf('zhang-fpga15-vc707').resources;
    expect(dsp).toBe(2240); // 448 multipliers · 5 blocks
    expect(bram18 / 1024).toBeGreaterThan(0.9);
    expect(bram18 / 1024).toBeLessThan(1.1);
  });
});

describe('Published figures', () => {
  test('Eyeriss has 168 PEs and 181.5 KiB of memory on the chip', () => {
    expect(peCount(load('eyeriss'))).toBe(168);
    const spads = ['inputs_spad', 'weights_spad', 'sums_spad'].map((spad) =>
      totalKiB('eyeriss', spad),
    );
    expect(spads).toEqual([3.9375, 73.5, 7.875]); // 168 · 24, 448 and 48 bytes
    // What the paper counts as SRAM: the buffer and the weights, 108 + 73.5 = 181.5 KiB
    expect(totalKiB('eyeriss', 'global_buffer') + totalKiB('eyeriss', 'weights_spad')).toBe(181.5);
  });

  test('TPU v1 does 92 tera-operations per second and has 28 MiB in its buffer and accumulators', () => {
    const tpu = load('tpu-v1');
    expect((peCount(tpu) * 2 * tpu.clockMHz) / 1e6).toBeCloseTo(91.75, 2); // 65,536 · 2 · 700 MHz
    expect(totalKiB('tpu-v1', 'unified_buffer') / 1024).toBe(24);
    expect(totalKiB('tpu-v1', 'accumulators') / 1024).toBe(4); // 4096 · 256 · 4 bytes
    expect(totalKiB('tpu-v1', 'weight_fifo')).toBe(256); // four tiles of 256 · 256 bytes
  });

  test('Gemmini has 256 KiB of scratchpad and 64 KiB of accumulator', () => {
    expect(totalKiB('gemmini-16x16', 'scratchpad')).toBe(256);
    expect(totalKiB('gemmini-16x16', 'accumulator')).toBe(64); // 16 columns · 1024 · 4 bytes
  });

  test('One Simba chip does 4.01 tera-operations per second', () => {
    const simba = load('simba-like');
    expect((peCount(simba) * 2 * simba.clockMHz) / 1e6).toBeCloseTo(4.01, 2); // 1024 · 2 · 1958 MHz
    expect(totalKiB('simba-like', 'weight_buffer')).toBe(16 * 32);
  });

  test('ShiDianNao has 256 KiB of neuron and synapse buffers', () => {
    const buffers = ['input_buffer', 'weight_buffer', 'output_buffer'];
    const total = buffers.reduce((sum, name) => sum + totalKiB('shidiannao-like', name), 0);
    expect(total).toBe(256); // 64 + 128 + 64
  });

  test('The VC707 engine has 448 multipliers, and its buffers hold the tiles of the paper', () => {
    expect(peCount(load('zhang-fpga15-vc707'))).toBe(448); // 64 · 7
    const half = (name: string) => (totalKiB('zhang-fpga15-vc707', name) * 1024) / 4 / 2;
    expect(half('input_buffer')).toBeGreaterThanOrEqual(7 * 59 ** 2); // (12 · 4 + 11)² inputs a channel
    expect(half('weight_buffer')).toBeGreaterThanOrEqual(448 * 11 ** 2);
    expect(half('output_buffer')).toBeGreaterThanOrEqual(64 * 13 ** 2);
  });

  test('A B4096 core does 4096 operations per cycle', () => {
    expect(peCount(load('dpu-b4096-zcu104')) * 2).toBe(4096);
  });

  test('The NVDLA-like array has 1024 multipliers and a convolution buffer of 512 KiB', () => {
    expect(peCount(load('nvdla-large-like'))).toBe(1024); // 64 · 16
    expect(totalKiB('nvdla-large-like', 'convolution_buffer')).toBe(512);
  });
});
