import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy } from '../../src/study/run-study.ts';
import { fronts, keptEvaluations, runToEnd } from '../support/kill-and-resume.ts';
import { temporaryStore, tinyStudy, trialsIn } from './study-fixture.ts';

const SCRIPT = join(import.meta.dirname, '..', 'bench', 'killable-run.ts');
const PROGRAM = ['--import', import.meta.resolve('tsx'), SCRIPT];
/** Blocks of 1 KiB that a file may have: a few commits. */
const MOST_BLOCKS = 200;
const IS_ROOT = process.getuid?.() === 0;

test('a run that the disk has no room for says so, stays readable, and goes on once there is room', async () => {
  const place = mkdtempSync(join(tmpdir(), 'tandem-full-'));
  const folder = join(place, 'run');
  const command = [process.execPath, ...PROGRAM, 'new', folder, join(place, 'log'), '0'];
  const limited = ['-c', `ulimit -f ${MOST_BLOCKS}; exec "$@"`, 'bash', ...command];
  const { status, stderr } = spawnSync('bash', limited, { encoding: 'utf8' });
  expect(status).not.toBe(0);
  expect(stderr).toMatch(
    /InputError: .*run\.sqlite: cannot be (read or )?written.*what was kept is unharmed/,
  );
  const kept = keptEvaluations(folder);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(120);
  expect(trialsIn(folder)).toHaveLength(kept);
  await runToEnd([...PROGRAM, 'resume', folder, join(place, 'log'), '0']);
  const whole = temporaryStore();
  const options = { populationSize: 6 };
  await runStudy(tinyStudy({ options, maxEvaluations: 120 }), { store: whole.store });
  expect(`${fronts(folder)}`).toBe(fronts(whole.store.location));
});

test.skipIf(IS_ROOT)(
  'a folder that may not be written to is told, and its run can be read (skipped: root may write anywhere)',
  async () => {
    const { store, resumed, trials } = temporaryStore();
    await runStudy(tinyStudy(), { store });
    chmodSync(join(store.location, 'run.sqlite'), 0o444);
    chmodSync(store.location, 0o555);
    await expect(runStudy(tinyStudy(), { store: resumed() })).rejects.toThrow(/may not be written/);
    expect(trials()).toHaveLength(60);
    chmodSync(store.location, 0o755);
  },
);

test('a file that is no run is not made one', async () => {
  const { store, resumed } = temporaryStore();
  writeFileSync(join(store.location, 'kept.txt'), '');
  await expect(runStudy(tinyStudy(), { store: resumed() })).rejects.toThrow(
    'must be the folder of a run',
  );
  expect(existsSync(join(store.location, 'run.sqlite'))).toBe(false);
});
