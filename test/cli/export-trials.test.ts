import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Trial } from '../../src/study/design.ts';
import { tinyRun } from '../study/tiny-run.ts';
import { run } from './run.ts';

let folder = '';
let trials: readonly Trial[] = [];

beforeAll(async () => {
  const whole = await tinyRun();
  folder = whole.folder;
  trials = whole.summary.trials;
});

/** A row as the table should have it. */
function expected(trial: Trial) {
  const { genes, figures, violations } = trial;
  return {
    trial: trial.trial,
    generation: trial.generation,
    feasible: trial.feasible,
    'gene.width': genes.width,
    'gene.peRows': genes.peRows,
    'gene.peColumns': genes.peColumns,
    'gene.bufferKiB': genes.bufferKiB,
    ...figures,
    'violation.areaMm2': violations.areaMm2,
    'violation.fpgaBudget': violations.fpgaBudget,
    'violation.mapping': violations.mapping,
    accuracySource: trial.accuracySource,
  };
}

describe('tandem export of a run', () => {
  it('writes JSON that is an array, a trial per line', async () => {
    const { exitCode, stdout } = await run(['export', '.', '--format', 'json'], { cwd: folder });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'Wrote 60 trials to trials.json\n',
    });
    const text = readFileSync(join(folder, 'trials.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(trials.map(expected));
    expect(text.trimEnd().split('\n')).toHaveLength(62);
  });

  it('writes CSV with figures in full, and nothing where one is not known', async () => {
    await run(['export', '.', '--format', 'csv', '--out', 'x.csv'], { cwd: folder });
    const rows = csvParse(readFileSync(join(folder, 'x.csv'), 'utf8'));
    const asText = (trial: Trial) =>
      Object.fromEntries(
        Object.entries(expected(trial)).map(([name, value]) => [name, `${value ?? ''}`]),
      );
    expect([...rows].map((row) => ({ ...row }))).toEqual(trials.map(asText));
    expect(rows.some(({ latencyMs }) => latencyMs === '')).toBe(true);
  });

  it('writes Parquet that a reader of others reads', async () => {
    await run(['export', '.', '--format', 'parquet'], { cwd: folder });
    const file = readFileSync(join(folder, 'trials.parquet'));
    const bytes = Uint8Array.from(file).buffer;
    expect(await parquetReadObjects({ file: bytes })).toEqual(trials.map(expected));
  });

  it('overwrites no file that was named', async () => {
    writeFileSync(join(folder, 'taken.csv'), 'precious');
    const argv = ['export', '.', '--format', 'csv', '--out', 'taken.csv'];
    const { exitCode, stderr } = await run(argv, { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      '--out: must be a file that is not there yet, got "taken.csv". Name another file.\n',
    );
    expect(readFileSync(join(folder, 'taken.csv'), 'utf8')).toBe('precious');
  });

  it('tells everything that is wrong at once, and keeps the two exports apart', async () => {
    const wrong = await run(['export', 'nowhere', '--format', 'xml']);
    expect(wrong.stderr).toContain(
      '--format: must be a known name, got "xml". Known: csv, json, parquet',
    );
    expect(wrong.stderr).toContain('nowhere: must be the folder of a run');
    const both = await run(['export', '.', '--network', 'alexnet', '--format', 'csv'], {
      cwd: folder,
    });
    expect(both.stderr).toContain('run: is exported alone, got "." with --network');
  });
});
