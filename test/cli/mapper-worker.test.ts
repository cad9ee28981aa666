import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** What `npm run build` makes of the program and its workers, without type checks: threads load no TypeScript. */
function build(outDir: string): void {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const entries = ['main.ts', 'mapper-worker.ts', 'layer-worker.ts'].map((name) =>
    join(ROOT, 'src', 'cli', name),
  );
  const forSpeed = { noCheck: true, noLib: true, types: [], declaration: false };
  ts.createProgram(entries, { ...options, ...forSpeed, incremental: false, outDir }).emit();
}

const NETWORK = `
name: tiny
source: made up
layers:
  - { name: a, operator: conv, inputs: [input], extents: { K: 2, C: 1, P: 8, Q: 8, R: 3, S: 3 } }
  - { name: b, operator: conv, inputs: [a], extents: { K: 4, C: 2, P: 8, Q: 8 } }
`;

describe('worker threads', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-workers-'));
    build(folder);
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    for (const name of ['node_modules', 'accelerators', 'experiments'])
      symlinkSync(join(ROOT, name), join(folder, name));
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('find the same as one thread', () => {
    const search = ['search', 'quickstart', '--budget', '4', '--executor', 'reference'];
    const [one, two] = ['1', '2'].map((workers) => {
      const out = join(folder, 'runs', workers);
      const argv = [...search, '--workers', workers, '--out', out];
      execFileSync(process.execPath, [join(folder, 'src', 'cli', 'main.js'), ...argv], {
        stdio: 'pipe',
      });
      return readFileSync(join(out, 'front.json'), 'utf8');
    });
    expect(two).toBe(one);
  });

  it('prove the same mappings as one thread', () => {
    const network = join(folder, 'tiny.yaml');
    writeFileSync(network, NETWORK);
    const ask = ['map', '--accelerator', 'eyeriss', '--network', network, '--no-cache', '--json'];
    const [one, two] = ['1', '2'].map((workers) => {
      const argv = [join(folder, 'src', 'cli', 'main.js'), ...ask, '--workers', workers];
      const { layers } = JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' }));
      return layers;
    });
    expect(one).toHaveLength(2);
    expect(two).toEqual(one);
  });
});
