import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomSearch } from '../../src/search/algorithms/random-search.ts';
import type { RunStore } from '../../src/study/run-store.ts';
import { runStudy, type Study } from '../../src/study/run-study.ts';
import { failingAt } from '../support/failing-mapper.ts';
import { createFakeMapper } from '../support/fake-mapper.ts';
import { temporaryStore, tinyStudy, trialsIn } from './study-fixture.ts';

const BATCHES = 5;

function frontOf({ location }: RunStore): string {
  return readFileSync(join(location, 'front.json'), 'utf8');
}

/** A run that breaks down at a batch. */
async function brokenRun(batch: number, changes: Partial<Study> = {}) {
  const temporary = temporaryStore();
  const mapper = failingAt(batch, createFakeMapper());
  const run = runStudy(tinyStudy(changes, mapper), { store: temporary.store });
  await expect(run).rejects.toThrow('the mapper fell over');
  return temporary;
}

describe('a run that was cut off', () => {
  it('ends as if it had not been, wherever it was', async () => {
    const whole = temporaryStore();
    await runStudy(tinyStudy(), { store: whole.store });
    for (let batch = 1; batch <= BATCHES; batch++) {
      const { store, resumed, trials } = await brokenRun(batch);
      expect(trials()).toHaveLength(12 * (batch - 1));
      await runStudy(tinyStudy(), { store: resumed() });
      expect(frontOf(store)).toBe(frontOf(whole.store));
      expect(trials()).toEqual(whole.trials());
    }
  });

  it('ends the same where its last checkpoint lies far behind', async () => {
    // batches of one: after 69 of them the checkpoint is up to 69 / 32, rounded up to 3 batches, old
    const changes = { algorithm: randomSearch, options: { batchSize: 1 }, maxEvaluations: 80 };
    const whole = temporaryStore();
    await runStudy(tinyStudy(changes), { store: whole.store });
    const { store, resumed } = await brokenRun(70, changes);
    await runStudy(tinyStudy(changes), { store: resumed() });
    expect(frontOf(store)).toBe(frontOf(whole.store));
  });

  it('evaluates nothing again', async () => {
    const { resumed, trials } = await brokenRun(4);
    const kept = trials().map(({ genes }) => JSON.stringify(genes));
    const mapper = createFakeMapper();
    await runStudy(tinyStudy({}, mapper), { store: resumed() });
    const later = trials().slice(kept.length);
    expect(later.filter(({ genes }) => kept.includes(JSON.stringify(genes)))).toEqual([]);
    // what breaks the limit on area is never mapped
    const mapped = later.filter(({ violations }) => (violations.areaMm2 ?? 0) <= 0);
    expect(mapper.requests).toHaveLength(mapped.length);
  });

  it('tells how many evaluations it goes on from', async () => {
    const { resumed } = await brokenRun(3);
    const seen: number[] = [];
    await runStudy(tinyStudy(), { store: resumed(), onStart: (count) => seen.push(count) });
    expect(seen).toEqual([24]);
  });

  it('is finished by going on with it where only the front was not written', async () => {
    const { store, resumed } = temporaryStore();
    await runStudy(tinyStudy(), { store });
    const front = frontOf(store);
    writeFileSync(join(store.location, 'front.json'), '');
    const mapper = createFakeMapper();
    await runStudy(tinyStudy({}, mapper), { store: resumed() });
    expect(mapper.requests).toEqual([]);
    expect(frontOf(store)).toBe(front);
  });

  it('goes on after it was stopped by a signal', async () => {
    const whole = temporaryStore();
    await runStudy(tinyStudy(), { store: whole.store });
    const { store, resumed } = temporaryStore();
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await runStudy(tinyStudy(), { store, signal: controller.signal, onProgress });
    expect(frontOf(store)).toContain('"finished": false');
    await runStudy(tinyStudy(), { store: resumed() });
    expect(frontOf(store)).toBe(frontOf(whole.store));
  });

  it('is not gone on with as another run, and every difference is told', async () => {
    const { store, resumed } = await brokenRun(3);
    const other = tinyStudy({ seed: 2, subject: 'another template', versions: { tandem: '1' } });
    await expect(runStudy(other, { store: resumed() })).rejects.toThrow(
      [
        `${store.location} seed: the seed changed since the run began. Undo the change, or start a new run.`,
        `${store.location} fingerprint: a file that the experiment names (template, technology, device or accuracies) changed since the run began. Undo the change, or start a new run.`,
        `${store.location} versions.tandem: must be gone on with by version 0 of Tandem, which began it, got 1. Or start a new run.`,
      ].join('\n'),
    );
    expect(trialsIn(store.location)).toHaveLength(24);
  });

  it('is taken over by the process that goes on with it; the earlier one ends', async () => {
    const { store, resumed } = temporaryStore();
    let other: Promise<unknown> | null = null;
    const onProgress = () => {
      other ??= runStudy(tinyStudy(), { store: resumed() });
      return other;
    };
    const slow = createFakeMapper();
    const first = runStudy(
      tinyStudy(
        {},
        {
          ...slow,
          map: async (...given) => {
            await other;
            return slow.map(...given);
          },
        },
      ),
      { store, onProgress },
    );
    await expect(first).rejects.toThrow('was taken over by another process');
    await other;
    expect(trialsIn(store.location)).toHaveLength(60);
  });
});

describe('a store that was damaged', () => {
  const DAMAGE: readonly (readonly [string, (path: string) => void, RegExp])[] = [
    ['cut in half', (path) => truncateSync(path, statSync(path).size / 2), /is damaged/],
    ['emptied', (path) => truncateSync(path, 0), /holds no run: it was cut off before it began/],
    ['overwritten', (path) => writeFileSync(path, 'x'.repeat(9000)), /is damaged \(SQLITE_NOTADB/],
    [
      'changed by a bit in a trial',
      (path) => flipAfter(path, Buffer.from(new Float64Array([30]).buffer), 6),
      /is damaged \(trials \d+ to \d+ were changed\)/,
    ],
  ];

  it.each(DAMAGE)('%s is told and never gone on with', async (_, harm, message) => {
    const { store, resumed } = temporaryStore();
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await runStudy(tinyStudy(), { store, signal: controller.signal, onProgress });
    harm(join(store.location, 'run.sqlite'));
    await expect(runStudy(tinyStudy(), { store: resumed() })).rejects.toThrow(message);
    expect(() => trialsIn(store.location)).toThrow(message);
  });

  it('that lost its last commits is told from what run.json counts', async () => {
    const { store, resumed } = await brokenRun(3);
    const path = join(store.location, 'run.json');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('"evaluations": 24', '"evaluations": 36'),
    );
    await expect(runStudy(tinyStudy(), { store: resumed() })).rejects.toThrow(
      'is damaged (it holds 24 of the 36 evaluations that run.json counts)',
    );
  });
});

/** Changes a byte of the file, some way after a pattern. */
function flipAfter(path: string, pattern: Buffer, distance: number): void {
  const content = readFileSync(path);
  const at = content.indexOf(pattern);
  if (at < 0) throw new RangeError('the pattern is not in the file');
  content[at + distance] = (content[at + distance] ?? 0) ^ 1;
  writeFileSync(path, content);
}
