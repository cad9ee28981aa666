import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { newFolder } from './run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TSX = import.meta.resolve('tsx');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');

/** Runs the program as the shell does, from its source. */
export function runProgram(argv: readonly string[], cwd = newFolder()) {
  const child = spawn(process.execPath, ['--import', TSX, MAIN, ...argv], {
    cwd,
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
