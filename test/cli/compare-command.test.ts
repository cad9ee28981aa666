import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomSearch } from '../../src/search/algorithms/random-search.ts';
import { tinyRun } from '../study/tiny-run.ts';
import { markupProblems } from '../support/markup-problems.ts';
import { newFolder, run } from './run.ts';

const RANDOM = { algorithm: randomSearch, options: { batchSize: 12 } };
let nsga2Runs: string[] = [];
let randomRuns: string[] = [];
let finals: number[] = [];

beforeAll(async () => {
  const searched = [];
  for (const seed of [1, 2, 3]) searched.push(await tinyRun({ seed }));
  finals = searched.map(({ summary }) => summary.history.at(-1)?.hypervolume ?? 0);
  nsga2Runs = searched.map(({ folder }) => folder);
  randomRuns = [];
  for (const seed of [1, 2, 3]) randomRuns.push((await tinyRun({ ...RANDOM, seed })).folder);
});

describe('tandem compare', () => {
  it('prints a row for each search, and writes a page and its plots', async () => {
    const { exitCode, stdout, stderr, cwd } = await run(['compare', ...nsga2Runs, ...randomRuns]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^nsga2 +3 +60 +0\.\d{4} +0\.\d{4} … 0\.\d{4}$/m);
    expect(stdout).toMatch(/^random +3 +60 .* [+−]\d+\.\d\d % +\S+ % … \S+ % +[\d.]+ +\d+ %$/m);
    expect(stderr).toBe('Written to comparison\n');
    const page = readFileSync(join(cwd, 'comparison', 'compare.html'), 'utf8');
    expect(markupProblems(page)).toEqual([]);
    expect(page).not.toMatch(/https?:|\ssrc=|url\(|@import/);
    const files = readdirSync(join(cwd, 'comparison'));
    expect(files.filter((name) => name.endsWith('.svg')).sort()).toEqual([
      'attainment-latencyMs-energyMj.svg',
      'attainment-top1ErrorPct-energyMj.svg',
      'attainment-top1ErrorPct-latencyMs.svg',
      'hypervolume-evaluations.svg',
      'hypervolume-time.svg',
    ]);
    for (const name of files.filter((file) => file.endsWith('.svg')))
      expect(markupProblems(readFileSync(join(cwd, 'comparison', name), 'utf8').trim())).toEqual(
        [],
      );
  });

  it('gives medians, gains by seed and the test as JSON', async () => {
    const { stdout } = await run([
      'compare',
      ...nsga2Runs,
      ...nsga2Runs.slice(0, 0),
      ...randomRuns,
      '--json',
    ]);
    const [first, second] = JSON.parse(stdout);
    expect(first.hypervolume.median).toBe(finals.toSorted((a, b) => a - b)[1]);
    expect(first).toMatchObject({ search: 'nsga2', seeds: [1, 2, 3], gain: null, test: null });
    expect(second).toMatchObject({ search: 'random', isBySeed: true });
    expect(second.test.pValue).toBeGreaterThan(0);
  });

  it('refuses runs whose hypervolumes are of different boxes, and folders that are none', async () => {
    const other = await tinyRun({ reference: [60, 1, 1] });
    const { exitCode, stderr } = await run(['compare', nsga2Runs[0] ?? '', other.folder]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `${other.folder}: must have the objectives and the hypervolume box of`,
    );
    const cwd = newFolder();
    const missing = await run(['compare', 'a', 'b'], { cwd });
    expect(missing.stderr.match(/must be the folder of a run/g)).toHaveLength(2);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
