import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from './run.ts';
import { runProgram } from './run-program.ts';

describe('worker threads', () => {
  it('finds the same on several worker threads as on one', async () => {
    const cwd = newFolder();
    const argv = ['search', 'quickstart', '--budget', '4', '--executor', 'reference'];
    for (const workers of ['1', '2']) {
      const { exitCode } = await runProgram([...argv, '--workers', workers, '--out', workers], cwd)
        .ended;
      expect(exitCode).toBe(0);
    }
    const front = (workers: string) => readFileSync(join(cwd, workers, 'front.json'), 'utf8');
    expect(front('2')).toBe(front('1'));
  });
});
