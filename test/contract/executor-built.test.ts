import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const PROGRAM = `
import { createExecutor } from './src/gpu/executor.js';
import { sampleBatch } from './src/gpu/sample-batch.js';
const now = () => performance.now();
const { traffic } = await createExecutor('reference', { now });
const batch = sampleBatch();
const expected = await traffic(batch);
const errors = {};
for (const name of ['cpu', 'webasm']) {
  const executor = await createExecutor(name, { now });
  const table = await executor.traffic(batch);
  errors[name] = Math.max(...expected.map((value, at) => value === 0 ? table[at] : Math.abs(table[at] / value - 1)));
  if (process.argv[2] === 'dispose') await executor.dispose();
}
console.log(JSON.stringify(errors));
`;

/** What `npm run build` makes of the folder `src/gpu` and all that it imports, without type checks. */
function build(outDir: string): void {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const entries = ['executor.ts', 'sample-batch.ts'].map((name) => join(ROOT, 'src', 'gpu', name));
  const forSpeed = { noCheck: true, noLib: true, types: [], declaration: false };
  ts.createProgram(entries, { ...options, ...forSpeed, incremental: false, outDir }).emit();
}

describe('the kernels as they are published', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-built-'));
    build(folder);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    writeFileSync(join(folder, 'program.js'), PROGRAM);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const ending of ['dispose', 'leave']) {
    it(`compile and count the same under plain Node, which ends by itself (${ending})`, () => {
      const argv = [join(folder, 'program.js'), ending];
      const output = execFileSync(process.execPath, argv, { encoding: 'utf8', timeout: 30_000 });
      const errors: Record<string, number> = JSON.parse(output);
      expect(Object.keys(errors)).toEqual(['cpu', 'webasm']);
      for (const error of Object.values(errors)) expect(error).toBeLessThan(1e-5);
    });
  }
});
