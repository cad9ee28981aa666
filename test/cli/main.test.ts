import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from './run.ts';
import { runProgram } from './run-program.ts';

const ROOT = join(import.meta.dirname, '..', '..');

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

  it('ends a search soon after Ctrl-C, and keeps what was found', async () => {
    const cwd = newFolder();
    const experiment = readFileSync(
      join(ROOT, 'experiments', 'quickstart', 'experiment.yaml'),
      'utf8',
    );
    const small = experiment.replace(/populationSize: \d+/, 'populationSize: 8');
    writeFileSync(join(cwd, 'quickstart.yaml'), small);
    const argv = ['search', './quickstart.yaml', '--executor', 'reference'];
    const { child, ended } = runProgram(argv, cwd);
    let written = '';
    child.stderr.on('data', (chunk) => {
      written += chunk;
      if (/generation 1 /.test(written)) child.kill('SIGINT');
    });
    const { exitCode, stderr } = await ended;
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Interrupted. To go on: tandem search --resume');
    const front = join(cwd, 'runs', 'quickstart-seed1', 'front.json');
    const { evaluations, finished, designs } = JSON.parse(readFileSync(front, 'utf8'));
    expect(finished).toBe(false);
    expect(evaluations).toBeLessThan(200);
    expect(designs.length).toBeGreaterThan(0);
  });

  it('goes on with a search whose progress nobody reads any more', async () => {
    const cwd = newFolder();
    const argv = ['search', 'quickstart', '--budget', '2', '--executor', 'reference', '--out', 'x'];
    const { child, ended } = runProgram(argv, cwd);
    child.stderr.destroy();
    expect((await ended).exitCode).toBe(0);
    const { finished } = JSON.parse(readFileSync(join(cwd, 'x', 'front.json'), 'utf8'));
    expect(finished).toBe(true);
  });

  it('bears a reader that goes away', async () => {
    const { child, ended } = runProgram(['list']);
    child.stdout.destroy();
    const { exitCode, stderr } = await ended;
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });
});
