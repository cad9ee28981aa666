import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, run } from './run.ts';

// 2·8·8·9 = 1,152 MACs; small enough that every mapping is looked at in an instant.
const NETWORK = `
name: tiny
source: made up
layers:
  - { name: a, operator: conv, inputs: [input], extents: { K: 2, C: 1, P: 8, Q: 8, R: 3, S: 3 } }
  - { name: b, operator: conv, inputs: [a], extents: { K: 4, C: 2, P: 8, Q: 8 } }
`;

function folderWithNetwork(): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'tiny.yaml'), NETWORK);
  return cwd;
}

const MAP = [
  'map',
  '--accelerator',
  'eyeriss',
  '--network',
  'tiny.yaml',
  '--no-cache',
  '--workers',
  '1',
];

describe('tandem map', () => {
  it('finds the best mapping of every layer and says that there is no better one', async () => {
    const { exitCode, stdout, stderr } = await run(MAP, { cwd: folderWithNetwork() });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/\na +row-stationary .* optimal /);
    expect(stdout).toContain('2 of 2 different layers have the mapping of least energy × delay');
  });

  it('draws the loop nest of one layer', async () => {
    const { stdout } = await run([...MAP, '--layer', 'b'], { cwd: folderWithNetwork() });
    expect(stdout).toContain('multiply-accumulate');
    expect(stdout).not.toMatch(/^a /m);
  });

  it('saves mappings that it can evaluate again, to the same cycles', async () => {
    const cwd = folderWithNetwork();
    const found = await run([...MAP, '--out', 'best.json', '--json'], { cwd });
    const again = await run([...MAP, '--mapping', 'best.json', '--json'], { cwd });
    expect(again.exitCode).toBe(0);
    const cyclesOf = (text: string) =>
      (JSON.parse(text) as { layers: { cost: { latencyCycles: number } }[] }).layers.map(
        ({ cost }) => cost.latencyCycles,
      );
    expect(cyclesOf(again.stdout)).toEqual(cyclesOf(found.stdout));
  });

  it('tells which layer a file of mappings leaves out', async () => {
    const cwd = folderWithNetwork();
    const found = await run([...MAP, '--out', 'best.json'], { cwd });
    expect(found.stderr).toBe('');
    const file = JSON.parse(readFileSync(join(cwd, 'best.json'), 'utf8')) as { layers: unknown[] };
    file.layers.pop();
    writeFileSync(join(cwd, 'less.json'), JSON.stringify(file));
    const { exitCode, stderr } = await run([...MAP, '--mapping', 'less.json'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('missing: b. Add them, or map one layer with --layer.');
  });

  it('obeys constraints', async () => {
    const cwd = folderWithNetwork();
    const asked = [...MAP, '--layer', 'b', '--json', '--constraint', 'DRAM.time=K,Q'];
    const { stdout } = await run(asked, { cwd });
    const { layers } = JSON.parse(stdout) as {
      layers: { mapping: { levels: { temporal: { dim: string }[] }[] } }[];
    };
    const dims = layers[0]?.mapping.levels[0]?.temporal.map(({ dim }) => dim) ?? [];
    expect(dims.every((dim) => dim === 'K' || dim === 'Q')).toBe(true);
  });

  it('says what can be had where a constraint leaves no mapping', async () => {
    const asked = [...MAP, '--layer', 'a', '--constraint', 'utilization=1'];
    const { exitCode, stderr } = await run(asked, { cwd: folderWithNetwork() });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/layers\.a utilization: needs 1 of the PEs, has 0\.\d+ of the PEs\./);
  });

  it('tells what is wrong with each constraint and budget', async () => {
    const asked = [...MAP, '--constraint', 'DRAMM.x=K', '--constraint', 'DRAM.x=Z'];
    const { exitCode, stderr } = await run([...asked, '--budget', '5m'], {
      cwd: folderWithNetwork(),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--budget: must be a time, got "5m". E.g. 50ms or 2s.');
    expect(stderr).toContain(
      '--constraint: must name a memory of the accelerator, got "DRAMM.x=K". Did you mean "DRAM"?',
    );
    expect(stderr).toContain('--constraint: must be of N, G, K, C, P, Q, R, S, got "DRAM.x=Z".');
  });
});
