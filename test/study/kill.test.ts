import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { fronts, keptEvaluations, killAfter, runToEnd } from '../support/kill-and-resume.ts';
import { trialsIn } from './study-fixture.ts';

const SCRIPT = join(import.meta.dirname, '..', 'bench', 'killable-run.ts');
const PROGRAM = ['--import', import.meta.resolve('tsx'), SCRIPT];
const PACE_MS = 20;
/** 120 evaluations in batches of 6, at most. */
const RUN_MS = 20 * PACE_MS;
const KILLS = 3;

test('a run that is killed again and again ends as one that was not, and judges nothing twice', async () => {
  const place = mkdtempSync(join(tmpdir(), 'tandem-kill-'));
  const path = (name: string) => join(place, name);
  await runToEnd([...PROGRAM, 'new', path('whole'), path('whole.log'), '0']);
  const random = createRandom(1);
  let kept = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const mode = kill === 0 ? 'new' : 'resume';
    const log = path(`${kill}.log`);
    const delayMs = (random.uniform() * RUN_MS) / KILLS;
    const argv = [...PROGRAM, mode, path('run'), log, `${PACE_MS}`];
    await killAfter(argv, /ready/, delayMs);
    const now = keptEvaluations(path('run'));
    expect(now).toBeGreaterThanOrEqual(kept);
    kept = now;
  }
  const before = trialsIn(path('run'));
  await runToEnd([...PROGRAM, 'resume', path('run'), path('last.log'), '0']);
  expect(fronts(path('run'))).toBe(fronts(path('whole')));
  const all = trialsIn(path('run'));
  expect(all).toEqual(trialsIn(path('whole')));
  // what is judged in the last session is what was not kept before it, and could be mapped at all
  const isMapped = ({ violations }: (typeof all)[number]) => (violations.areaMm2 ?? 0) <= 0;
  const left = all.slice(before.length).filter(isMapped);
  expect(linesOf(path('last.log'))).toHaveLength(left.length);
});

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').filter(Boolean) : [];
}
