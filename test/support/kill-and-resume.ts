import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunReader } from '../../src/study/run-reader.ts';

/** How to start a process that runs a study. */
export interface KillableProgram {
  /** Arguments of Node for a new run in a folder, and to go on with it. */
  readonly fresh: (folder: string) => readonly string[];
  readonly resume: (folder: string) => readonly string[];
  /** Printed when the first batch is about to begin. */
  readonly ready: RegExp;
}

/** Runs a process to its end; rejects where it fails. */
export async function runToEnd(argv: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  if (exitCode !== 0) throw new Error(`the process ended with ${exitCode}: ${errors}`);
}

/**
 * Runs a process and kills it (SIGKILL) some time after it is ready.
 *
 * @returns  false where it ended before
 */
export async function killAfter(
  argv: readonly string[],
  ready: RegExp,
  delayMs: number,
): Promise<boolean> {
  const child = spawn(process.execPath, [...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let isTimed = false;
  const listen = (chunk: Buffer) => {
    printed += chunk;
    if (isTimed || !ready.test(printed)) return;
    isTimed = true;
    setTimeout(() => child.kill('SIGKILL'), delayMs);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((resolve) => {
    child.on('close', (_, signal) => resolve(signal === 'SIGKILL'));
  });
}

/** Evaluations that a run folder keeps for good. */
export function keptEvaluations(folder: string): number {
  if (!existsSync(join(folder, 'run.sqlite'))) return 0;
  const reader = RunReader.open(folder);
  try {
    return reader.progress().evaluations;
  } finally {
    reader.close();
  }
}

/** The files that must be equal, byte for byte. */
export function fronts(folder: string): string {
  const names = ['front.json', 'front.csv'].filter((name) => existsSync(join(folder, name)));
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}
