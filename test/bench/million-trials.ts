import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/io/package-files.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { fillStore } from './fill-store.ts';
import { cpuSeconds } from './stopwatch.ts';

const TRIALS = 1_000_000;
const MOST_SECONDS = 10;
const MOST_MIB = 1024;

/** Makes a process tell at its end what it used: KiB, and microseconds of all its threads. */
const TELL = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error('used', maxRSS, userCPUTime + systemCPUTime);
})`;

/** What it takes to look at a store of a million trials, by the program itself. */
export const millionTrials: Benchmark = {
  name: 'million-trials',
  async run() {
    const place = mkdtempSync(join(tmpdir(), 'tandem-million-'));
    const folder = join(place, 'run');
    mkdirSync(folder);
    const started = cpuSeconds();
    fillStore(folder, TRIALS);
    const seconds = cpuSeconds() - started;
    const megabytes = statSync(join(folder, 'run.sqlite')).size / 1e6;
    const rows = [
      plain('to append a million trials, a thousand a commit', seconds, 'CPU s'),
      plain('size of the store', megabytes, 'MB'),
    ];
    for (const command of [
      ['status', folder],
      ['report', folder],
      ['export', folder, '--format', 'csv'],
      ['export', folder, '--format', 'json'],
      ['export', folder, '--format', 'parquet'],
    ])
      rows.push(...(await measured(command)));
    rmSync(place, { recursive: true });
    return rows;
  },
};

/** CPU seconds (other work on the machine does not count) and the most memory that a command of the program takes. */
async function measured(command: readonly string[]): Promise<BenchmarkRow[]> {
  const main = join(packageRoot(), 'dist', 'src', 'cli', 'main.js');
  const child = spawn(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(TELL)}`,
    main,
    ...command,
  ]);
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.resume();
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}: ${stderr}`);
  const [, kibibytes = '', microseconds = ''] = /used (\d+) (\d+)/.exec(stderr) ?? [];
  const [name = '', , , format = ''] = command;
  return [
    held(`${name} ${format}`, Number(microseconds) / 1e6, 'CPU s', MOST_SECONDS),
    held(`${name} ${format}, most memory`, Number(kibibytes) / 1024, 'MiB', MOST_MIB),
  ];
}

function plain(what: string, measuredValue: number, unit: string): BenchmarkRow {
  return { what, measured: measuredValue, unit, against: null, ratio: null, bar: null };
}

function held(what: string, value: number, unit: string, most: number): BenchmarkRow {
  const against = `at most ${most} ${unit}`;
  return { what, measured: value, unit, against, ratio: most / value, bar: 1 };
}
