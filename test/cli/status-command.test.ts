import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRunFolder } from '../../src/study/run-folder.ts';
import { runStudy } from '../../src/study/run-study.ts';
import { newRunFolder, tinyStudy } from '../study/study-fixture.ts';
import { tinyRun } from '../study/tiny-run.ts';
import { newFolder, run } from './run.ts';

describe('tandem status', () => {
  it('tells how a finished run ended', async () => {
    const { folder, summary } = await tinyRun();
    const { exitCode, stdout } = await run(['status', folder]);
    expect(exitCode).toBe(0);
    const { tally, designs, history } = summary;
    expect(stdout).toBe(
      `tiny: Tiny\nnsga2, seed 1, finished\n60 of 60 evaluations (100 %) in 5 generations and 0 s\n` +
        `${tally.feasible} feasible, ${designs.length} on the front, hypervolume ${history.at(-1)?.hypervolume.toFixed(4)}\n`,
    );
  });

  it('tells how to go on with one that was stopped', async () => {
    const { folder } = await tinyRun({}, 2);
    const { stdout } = await run(['status', folder]);
    expect(stdout).toContain('stopped before its end: go on with "tandem search --resume"');
    expect(stdout).toContain('24 of 60 evaluations (40 %) in 2 generations');
  });

  it('reads a run while it goes on, and does not disturb it', async () => {
    const folder = newRunFolder();
    const store = createRunFolder({ folder, now: () => new Date(), attachments: () => [] });
    const seen: number[] = [];
    const mapped = tinyStudy();
    const problem: typeof mapped.problem = {
      ...mapped.problem,
      score: async (...given) => {
        const { stdout } = await run(['status', folder, '--json']);
        const { evaluations, state } = JSON.parse(stdout);
        expect(state).toBe('open');
        seen.push(evaluations);
        return mapped.problem.score(...given);
      },
    };
    const summary = await runStudy({ ...mapped, problem }, { store });
    expect(seen).toEqual([0, 12, 24, 36, 48]);
    expect(summary.finished).toBe(true);
  });

  it('follows a run to its end', async () => {
    const { folder } = await tinyRun();
    const { stdout } = await run(['status', folder, '--follow', '--json']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ experiment: 'tiny', state: 'finished', seed: 1 });
  });

  it('says so where there is no run, and makes nothing', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'empty'));
    const { exitCode, stderr } = await run(['status', 'empty'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `${join(cwd, 'empty')}: must be the folder of a run, with a run.sqlite, got a folder without one. ` +
        'Give a folder that "tandem search" has written.\n',
    );
    expect(existsSync(join(cwd, 'empty', 'run.sqlite'))).toBe(false);
  });
});
