import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, type Random } from '../../src/base/random.ts';
import { packageRoot } from '../../src/io/package-files.ts';
import { trialsIn } from '../study/study-fixture.ts';
import { fronts, keptEvaluations, killAfter, runToEnd } from '../support/kill-and-resume.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';

const KILLS = 50;
const EVALUATIONS = 48;
const POPULATION = 8;

/** What came of many kills. */
interface Toll {
  kills: number;
  equal: number;
  /** Runs that were killed before their record was kept, and were begun anew. */
  begunAnew: number;
  repeated: number;
}

/** Kills the program itself, and a study that writes down what it judges, at random moments, and goes on with them. */
export const kills: Benchmark = {
  name: 'kills',
  async run() {
    const place = mkdtempSync(join(tmpdir(), 'tandem-kills-'));
    const random = createRandom(2024);
    const rows = [...(await programRows(place, random)), ...(await studyRows(place, random))];
    rmSync(place, { recursive: true });
    return rows;
  },
};

async function programRows(place: string, random: Random): Promise<BenchmarkRow[]> {
  const experiment = smallQuickstart(place);
  const main = join(packageRoot(), 'dist', 'src', 'cli', 'main.js');
  const search = [main, 'search', '--executor', 'reference'];
  const fresh = (folder: string) => [...search, experiment, '--out', folder];
  const whole = join(place, 'whole');
  const startedMs = performance.now();
  await runToEnd(fresh(whole));
  const wholeMs = performance.now() - startedMs;
  const toll: Toll = { kills: 0, equal: 0, begunAnew: 0, repeated: 0 };
  while (toll.kills < KILLS) {
    const folder = join(place, `run-${toll.kills}`);
    const wasKilled = await killAfter(fresh(folder), /evaluations\n/, random.uniform() * wholeMs);
    if (!wasKilled) {
      rmSync(folder, { recursive: true }); // it was over before
      continue;
    }
    toll.kills += 1;
    if (existsSync(join(folder, 'run.json')) || keptOr(folder) > 0) {
      await runToEnd([...search, '--resume', folder]);
    } else {
      toll.begunAnew += 1;
      rmSync(folder, { recursive: true, force: true });
      await runToEnd(fresh(folder));
    }
    if (fronts(folder) === fronts(whole)) toll.equal += 1;
    rmSync(folder, { recursive: true });
  }
  return [
    row(`kill -9 of tandem search (quickstart, ${EVALUATIONS} evaluations)`, toll.kills),
    row('… resumed runs whose front.json and front.csv equal the whole run', toll.equal, KILLS),
    row('… killed before their record was kept, begun anew', toll.begunAnew),
  ];
}

async function studyRows(place: string, random: Random): Promise<BenchmarkRow[]> {
  const program = fileURLToPath(new URL('killable-run.js', import.meta.url));
  const toll: Toll = { kills: 0, equal: 0, begunAnew: 0, repeated: 0 };
  const whole = join(place, 'whole-study');
  await runToEnd([program, 'new', whole, join(place, 'whole.log'), '0']);
  if (repeatedIn(join(place, 'whole.log'), whole, EVALUATIONS) === 0)
    throw new Error('what is written down is not what is kept, so repetitions would go unseen');
  for (let run = 0; toll.kills < KILLS; run++) {
    const folder = join(place, `study-${run}`);
    const log = (name: string) => join(place, `${run}-${name}.log`);
    // several kills of one run, until it is over
    for (let session = 0; toll.kills < KILLS; session++) {
      const mode = session === 0 ? 'new' : 'resume';
      const before = session === 0 ? 0 : keptEvaluations(folder);
      const argv = [program, mode, folder, log(`${session}`), '20'];
      const wasKilled = await killAfter(argv, /ready/, random.uniform() * 200);
      toll.repeated += repeatedIn(log(`${session}`), folder, before);
      if (!wasKilled) break;
      toll.kills += 1;
    }
    const before = keptEvaluations(folder);
    await runToEnd([program, 'resume', folder, log('last'), '0']);
    toll.repeated += repeatedIn(log('last'), folder, before);
    if (fronts(folder) !== fronts(whole)) throw new Error(`${folder} ended otherwise`);
  }
  return [
    row('kill -9 of a study that writes down what it judges', toll.kills),
    row('… evaluations from before the last commit that were repeated', toll.repeated),
  ];
}

/** Designs judged in a session that an earlier one had kept already. */
function repeatedIn(log: string, folder: string, keptBefore: number): number {
  if (!existsSync(log)) return 0;
  const judged = readFileSync(log, 'utf8').trimEnd().split('\n').filter(Boolean);
  const kept = new Set(
    trialsIn(folder)
      .slice(0, keptBefore)
      .map(
        ({ genes }) => `net-${genes.width} ${genes.peRows} ${genes.peColumns} ${genes.bufferKiB}`,
      ),
  );
  return judged.filter((line) => kept.has(line)).length;
}

function keptOr(folder: string): number {
  try {
    return keptEvaluations(folder);
  } catch {
    return 0;
  }
}

function smallQuickstart(place: string): string {
  const folder = join(place, 'quickstart');
  mkdirSync(folder);
  const file = join(packageRoot(), 'experiments', 'quickstart', 'experiment.yaml');
  const text = readFileSync(file, 'utf8')
    .replace(/evaluations: \d+/, `evaluations: ${EVALUATIONS}`)
    .replace(/populationSize: \d+/, `populationSize: ${POPULATION}`);
  writeFileSync(join(folder, 'experiment.yaml'), text);
  return folder;
}

function row(what: string, measured: number, bar: number | null = null): BenchmarkRow {
  const ratio = bar === null ? null : measured / bar;
  return { what, measured, unit: '', against: null, ratio, bar: bar === null ? null : 1 };
}
