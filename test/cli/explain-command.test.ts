import { describe, expect, it } from 'vitest';
import { SERVICES } from '../../src/cli/services.ts';
import { run } from './run.ts';

const ALEXNET = ['explain', '--accelerator', 'eyeriss', '--network', 'alexnet'];
const REAL = { services: SERVICES };

describe('tandem explain', () => {
  it('explains one layer in full', async () => {
    const argv = [...ALEXNET, '--layer', 'conv3', '--executor', 'reference'];
    const { exitCode, stdout, stderr } = await run(argv, REAL);
    expect([exitCode, stderr]).toEqual([0, '']);
    const headings = stdout.split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(headings.map((line) => line.replace(/:.*/, ''))).toEqual([
      'Loop nest',
      'Accesses, in elements over all instances',
      'Roofline',
      'Time',
      'What binds',
      'What would relieve it',
      'Energy',
    ]);
    expect(stdout).toMatch(/^conv3: conv, 150 M MACs, row-stationary, /);
    expect(stdout).toContain('multiply-accumulate on ');
  });

  it('gives a paragraph to each layer that takes most of the time', async () => {
    const { stdout } = await run([...ALEXNET, '--executor', 'reference'], REAL);
    const [opening = '', ...paragraphs] = stdout.trim().split('\n\n');
    expect(opening).toMatch(/^alexnet on eyeriss: [\d.]+ ms, \d+ layers; \d+ % of the latency/);
    const shares = paragraphs.map((one) => Number(/: (\d+) % of the time/.exec(one)?.[1]));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    // each share is rounded by at most half a percent
    const sum = shares.reduce((total, share) => total + share, 0);
    expect(sum).toBeGreaterThanOrEqual(80 - shares.length / 2);
  });

  it('prints JSON and nothing else where it is asked to', async () => {
    const argv = [...ALEXNET, '--layer', 'fc8', '--executor', 'reference', '--json'];
    const { layers, ...network } = JSON.parse((await run(argv, REAL)).stdout);
    expect(network).toMatchObject({ network: 'alexnet', accelerator: 'eyeriss' });
    expect(layers).toHaveLength(1);
    expect(layers[0]).toMatchObject({ layer: 'fc8', kind: 'gemm', macs: 4_096_000 });
    const saved = layers[0].reliefs.map((one: { savedShare: number }) => one.savedShare);
    expect(saved).toEqual(saved.toSorted((a: number, b: number) => b - a));
    expect(Math.min(...saved)).toBeGreaterThanOrEqual(0);
  });

  it('knows the layers of the network', async () => {
    const { exitCode, stderr } = await run([...ALEXNET, '--layer', 'conv33']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--layer: must be a known name, got "conv33". Did you mean "conv3"?');
  });

  it('says all that is wrong at once', async () => {
    const argv = ['explain', '--accelerator', 'eyeris', '--network', 'alexnet', '--batch', '0'];
    const { exitCode, stderr } = await run(argv);
    expect(exitCode).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});
