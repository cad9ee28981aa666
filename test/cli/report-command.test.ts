import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tinyRun } from '../study/tiny-run.ts';
import { run } from './run.ts';

describe('tandem report', () => {
  it('draws the same report as the search did', async () => {
    const { folder } = await tinyRun();
    const file = join(folder, 'report.html');
    const first = readFileSync(file, 'utf8');
    rmSync(file);
    const { exitCode, stdout } = await run(['report', '.'], { cwd: folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Wrote report.html\n' });
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('writes it where it is asked to', async () => {
    const { folder } = await tinyRun({}, 1);
    await run(['report', '.', '--out', 'later/today.html'], { cwd: folder });
    expect(readFileSync(join(folder, 'later', 'today.html'), 'utf8')).toContain('12 designs were');
  });

  it('says so where the store is damaged', async () => {
    const { folder } = await tinyRun({}, 1);
    writeFileSync(join(folder, 'run.sqlite'), 'not a store any more');
    const { exitCode, stderr } = await run(['report', '.'], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/run\.sqlite: is damaged \(SQLITE_NOTADB\)\. Put back a copy of it/);
  });
});
