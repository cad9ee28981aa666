import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRunFolder } from '../../src/study/run-folder.ts';
import { runStudy } from '../../src/study/run-study.ts';
import { tinyStudy, trialsIn } from './study-fixture.ts';

const NOON = new Date('2024-01-01T12:00:00Z');
let place = '';

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'tandem-run-'));
});

function open(folder: string) {
  return createRunFolder({
    folder,
    now: () => NOON,
    attachments: ({ designs }) => [{ name: 'count.txt', text: `${designs.length}` }],
  });
}

function read(...parts: string[]): string {
  return readFileSync(join(...parts), 'utf8');
}

describe('createRunFolder', () => {
  it('writes the run, the trials, the front and the attachments', async () => {
    const store = open(join(place, 'deep', 'run'));
    const summary = await runStudy(tinyStudy(), { store });
    expect(readdirSync(store.location).sort()).toEqual([
      'count.txt',
      'front.json',
      'run.json',
      'run.sqlite',
    ]);
    expect(trialsIn(store.location)).toEqual(summary.trials);
    expect(read(store.location, 'count.txt')).toBe(`${summary.designs.length}`);
    expect(JSON.parse(read(store.location, 'run.json'))).toMatchObject({
      experiment: 'tiny',
      seed: 1,
      maxEvaluations: 60,
      evaluations: 60,
      finished: true,
      startedAt: '2024-01-01T12:00:00.000Z',
      finishedAt: '2024-01-01T12:00:00.000Z',
      configuration: { anything: true },
    });
  });

  it('never writes into a folder that holds something', () => {
    mkdirSync(join(place, 'run'));
    writeFileSync(join(place, 'run', 'front.json'), 'precious');
    writeFileSync(join(place, 'run-2'), 'a file in the way');
    expect(open(join(place, 'run')).location).toBe(join(place, 'run-3'));
    expect(read(place, 'run', 'front.json')).toBe('precious');
    expect(read(place, 'run-2')).toBe('a file in the way');
  });

  it('takes an empty folder that is there', () => {
    mkdirSync(join(place, 'run'));
    expect(open(join(place, 'run')).location).toBe(join(place, 'run'));
  });

  it('says so where it cannot be made', () => {
    writeFileSync(join(place, 'file'), '');
    expect(() => open(join(place, 'file', 'run'))).toThrow(
      `${join(place, 'file', 'run')}: cannot be made as a run folder (a file is in the way). ` +
        'Give a folder that you may write to with --out.',
    );
  });
});
