import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from './run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TSX = import.meta.resolve('tsx');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');

/** Runs the program as the shell does, from its source. */
function runProgram(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--import', TSX, MAIN, ...argv], {
    cwd: newFolder(),
    env: { ...process.env, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<{ exitCode: number | null; stdout: string; stderr: string }>(
    (resolve) => {
      child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    },
  );
  return { child, ended };
}

describe('the program', () => {
  it('lists, from any folder', async () => {
    const { exitCode, stdout, stderr } = await runProgram(['list', 'models', '--json']).ended;
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).models.length).toBeGreaterThan(10);
  });

  it('ends with 2 and one line for bad input', async () => {
    const { exitCode, stdout, stderr } = await runProgram(['search', 'nothing', '--seed', '1'])
      .ended;
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('bears a reader that goes away', async () => {
    const { child, ended } = runProgram(['list']);
    child.stdout.destroy();
    const { exitCode, stderr } = await ended;
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });
});
