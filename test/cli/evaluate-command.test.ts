import { describe, expect, it } from 'vitest';
import { createFakeMapper } from '../support/fake-mapper.ts';
import { run, servicesWith } from './run.ts';

const EYERISS = ['evaluate', '--accelerator', 'eyeriss', '--network', 'mobilenet-v2'];

/** Runs a command line and tells what the mapper was asked. */
async function runAndAsk(argv: readonly string[]) {
  const mapper = createFakeMapper();
  const services = servicesWith(mapper);
  const result = await run(argv, { services });
  return { ...result, request: mapper.requests[0] };
}

describe('tandem evaluate', () => {
  it('prints a line per layer and the totals', async () => {
    const { exitCode, stdout } = await run(EYERISS);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('mobilenet-v2 on eyeriss: 64 layers');
    expect(stdout).toContain('bottleneck7.depthwise');
    expect(stdout).toMatch(/\nlatency {3}[\d.]+ ms/);
  });

  it('prints everything as JSON, with the time of each layer, where it is asked to', async () => {
    const { stdout } = await run([...EYERISS, '--json']);
    const mapped = JSON.parse(stdout);
    expect(mapped).toMatchObject({ evaluatedBy: 'reference', accelerator: { name: 'eyeriss' } });
    const layersMs = mapped.layers.map(({ latencyMs }: { latencyMs: number }) => latencyMs);
    const sumMs = layersMs.reduce((sum: number, one: number) => sum + one, 0);
    expect(layersMs).toHaveLength(64);
    expect(sumMs).toBeCloseTo(mapped.latencyMs, 9);
  });

  it('builds the network that was asked for', async () => {
    const options = ['--option', 'resolution=96', '--option', 'width=0.5', '--batch', '4'];
    const { request } = await runAndAsk([...EYERISS, ...options]);
    // first convolution: 4 images, 32 · 0.5 = 16 channels, 96 / 2 = 48 rows
    expect(request?.network.layers[0]?.extents).toMatchObject({ N: 4, K: 16, P: 48 });
  });

  it('maps for the objective, and with the dataflow, that was asked for', async () => {
    const options = ['--objective', 'energy', '--dataflow', 'weight-stationary'];
    const { request } = await runAndAsk([...EYERISS, ...options]);
    expect(request?.objective).toBe('energy');
    expect(request?.accelerator.dataflows).toEqual(['weight-stationary']);
  });

  it('minimises the energy-delay product on all dataflows of the accelerator where nothing is said', async () => {
    const { request } = await runAndAsk(EYERISS);
    expect(request?.objective).toBe('edp');
    expect(request?.accelerator.dataflows).toEqual(['row-stationary']);
    expect(request?.costs.technology).toBe('cmos-65nm');
  });

  it('counts the resources of an FPGA engine against its device', async () => {
    const argv = ['evaluate', '--accelerator', 'zhang-fpga15-vc707', '--network', 'alexnet'];
    const { request } = await runAndAsk(argv);
    expect(request?.costs.fpgaDevice?.name).toBe('vc707');
  });

  it('says what is missing where a network cannot be mapped', async () => {
    const mapper = createFakeMapper();
    const need = { code: 'fanout', path: 'peArray', need: 2, have: 1, unit: 'rows' };
    const refusing = {
      ...mapper,
      map: async () => [{ ok: false as const, reasons: [need] }],
    };
    const services = servicesWith(refusing);
    const { exitCode, stdout, stderr } = await run(EYERISS, { services });
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'mobilenet-v2 cannot be mapped onto eyeriss:\npeArray fanout: needs 2 rows, has 1 rows.\n',
    );
  });

  it('ends with 130 where it is interrupted', async () => {
    const { exitCode, stderr } = await run(EYERISS, { signal: AbortSignal.abort() });
    expect(exitCode).toBe(130);
    expect(stderr).toBe('Interrupted.\n');
  });
});
