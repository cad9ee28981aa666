import { z } from 'zod';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { BoxFrontier } from '../../src/gpu/box-frontier.ts';
import { type BoxLaunch, boxLaunches } from '../../src/gpu/box-launch.ts';
import { type BoxScorer, openBoxScorer } from '../../src/gpu/box-scorer.ts';
import { mayHaveGpu, openWebGpu } from '../../src/gpu/device.ts';
import { mapBatch } from '../../src/gpu/map-batch.ts';
import { candidatesOf, type MappingBox } from '../../src/gpu/mapping-box.ts';
import { THREAD_FIELDS } from '../../src/gpu/mapping-source.ts';
import { type MappingProblem, mappingSubspaces } from '../../src/gpu/mapping-subspaces.ts';
import { mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { cpuSeconds, median } from './stopwatch.ts';
import { timeloopRecords, timeloopSubjects } from './timeloop-subjects.ts';

/** Mappings of a launch: enough to hide what a launch costs. */
const CANDIDATES = 2_000_000;
const MOST_DESIGNS = 256;
const CANDIDATES_PER_BOX = 65_536;
const ROUNDS = 5;

const paceSchema = z.object({
  kind: z.literal('timeloop-mapper 1 thread'),
  arch: z.string(),
  problem: z.string(),
  valid_per_cpu_s_median: z.number(),
});

interface Pace {
  readonly arch: string;
  readonly problem: string;
  /** Valid mappings per CPU-second, the faster of Timeloop's algorithms. */
  readonly theirs: number;
}

/**
 * How many mappings the batched core scores in full, counting those that fit; and how many it never scores when it proves
 * an optimum.
 */
export const mappingCore: Benchmark = {
  name: 'mapping-core',
  async run() {
    const subjectOf = timeloopSubjects();
    const subjects = paces().flatMap((pace) => {
      const subject = subjectOf(pace.arch, pace.problem);
      return subject === undefined ? [] : [{ pace, subject }];
    });
    const rows: BenchmarkRow[] = [];
    const webasm = await openBoxScorer('webasm');
    for (const { pace, subject } of subjects) rows.push(await throughput(webasm, pace, subject));
    for (const { pace, subject } of subjects) rows.push(...(await proof(webasm, pace, subject)));
    await webasm.dispose();
    rows.push(...(await onAdapter(subjects)));
    return rows;
  },
};

function paces(): readonly Pace[] {
  const best = new Map<string, Pace>();
  for (const record of timeloopRecords('throughput.jsonl')) {
    const parsed = paceSchema.safeParse(record);
    if (!parsed.success) continue;
    const { arch, problem, valid_per_cpu_s_median: theirs } = parsed.data;
    const key = `${arch} × ${problem}`;
    if ((best.get(key)?.theirs ?? 0) < theirs) best.set(key, { arch, problem, theirs });
  }
  return [...best.values()];
}

function problemOf(subject: LayerOnAccelerator): MappingProblem {
  const spaces = mapspaces(subject.accelerator, asWired, 'even');
  return { ...subject, spaces, objective: 'edp', reuse: 'timeloop' };
}

/** The same layer on designs whose memories cost more and more: a launch is shared among them where one has too little. */
function* designs(subject: LayerOnAccelerator): Generator<MappingProblem> {
  for (let design = 0; design < MOST_DESIGNS; design++) {
    const memories = subject.costs.memories.map((cost, level) => ({
      ...cost,
      readPjPerRow: cost.readPjPerRow * (1 + (design * (level + 1)) / 1000),
    }));
    yield problemOf({ ...subject, costs: { ...subject.costs, memories } });
  }
}

interface FullLaunch {
  readonly launch: BoxLaunch;
  readonly designs: number;
  readonly candidates: number;
}

/** A launch of about `CANDIDATES` mappings: boxes in which something may fit, in the order of their bounds. */
function fullLaunch(subject: LayerOnAccelerator, mostRows: number): FullLaunch {
  const boxes: MappingBox[] = [];
  let candidates = 0;
  let used = 0;
  for (const problem of designs(subject)) {
    const frontier = new BoxFrontier(mappingSubspaces(problem));
    used++;
    while (candidates < CANDIDATES) {
      const [box] = frontier.take(Number.POSITIVE_INFINITY, 1, CANDIDATES_PER_BOX);
      if (box === undefined) break;
      boxes.push(box);
      candidates += candidatesOf(box);
    }
    if (candidates >= CANDIDATES) break;
  }
  const [launch] = boxLaunches(boxes, mostRows);
  if (launch === undefined) throw new Error('nothing fits');
  const launched = launch.boxes.reduce((sum, { box }) => sum + candidatesOf(box), 0);
  return { launch, designs: used, candidates: launched };
}

async function throughput(
  scorer: BoxScorer,
  { arch, problem, theirs }: Pace,
  subject: LayerOnAccelerator,
): Promise<BenchmarkRow> {
  const { launch, designs: used, candidates } = fullLaunch(subject, 8192);
  const { fitting, seconds } = await timed(scorer, launch, cpuSeconds);
  const levels = subject.accelerator.memories.length;
  const share = Math.round((100 * fitting) / candidates);
  const many = used > 1 ? `, ${used} designs` : '';
  return {
    what: `${arch} × ${problem}, ${levels} levels${many}; ${share} % fit`,
    measured: fitting / seconds,
    unit: 'valid mappings per CPU-second, webasm',
    against: `Timeloop’s mapper, ${theirs} valid ones`,
    ratio: fitting / seconds / theirs,
    bar: 10_000,
  };
}

/** Seconds of a launch by some clock: the median of the rounds, after one that compiles. */
async function timed(scorer: BoxScorer, launch: BoxLaunch, now: () => number) {
  const values = await scorer.score(launch);
  let fitting = 0;
  for (let at = 2; at < values.length; at += THREAD_FIELDS) fitting += values[at] ?? 0;
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = now();
    for (let call = 0; call < 4; call++) await scorer.score(launch);
    rounds.push((now() - start) / 4);
  }
  return { fitting, seconds: median(rounds) };
}

/** What it takes to prove an optimum. */
async function proof(
  scorer: BoxScorer,
  { arch, problem }: Pace,
  subject: LayerOnAccelerator,
): Promise<readonly BenchmarkRow[]> {
  const start = cpuSeconds();
  const [found] = await mapBatch([problemOf(subject)], { scorer });
  const seconds = cpuSeconds() - start;
  if (found === undefined) return [];
  const { scored, unfit, unscored, judged, isProven } = found;
  const pruned = `${unscored.toPrecision(3)} pruned unscored`;
  return [
    {
      what: `${arch} × ${problem}: to ${isProven ? 'prove' : 'find'} the optimum in ${seconds.toFixed(2)} CPU-seconds`,
      measured: scored + unfit,
      unit: `mappings scored, ${judged} judged in float64`,
      against: pruned,
      ratio: null,
      bar: null,
    },
  ];
}

/** Where there is an adapter, or a driver for one is named. */
async function onAdapter(
  subjects: readonly { readonly pace: Pace; readonly subject: LayerOnAccelerator }[],
): Promise<readonly BenchmarkRow[]> {
  const isNamed = process.env.VK_ICD_FILENAMES !== undefined;
  const device = isNamed || (await mayHaveGpu()) ? await openWebGpu() : null;
  if (device === null || !device.isAvailable) {
    console.log(`skipped: webgpu, because there is ${device?.reason ?? 'no graphics processor'}`);
    return [];
  }
  const scorer = await openBoxScorer('webgpu');
  const rows: BenchmarkRow[] = [];
  for (const { pace, subject } of subjects) {
    const { launch, candidates } = fullLaunch(subject, 16_384);
    const { seconds } = await timed(scorer, launch, () => performance.now() / 1000);
    const operations = operationsOf(launch);
    rows.push({
      what: `${pace.arch} × ${pace.problem} on ${device.adapter}; ${operations} operations each, ${((candidates * operations) / seconds / 1e9).toPrecision(3)} G/s`,
      measured: candidates / seconds,
      unit: 'mappings per second, webgpu',
      against: null,
      ratio: null,
      bar: null,
    });
  }
  await scorer.dispose();
  return rows;
}

/** Operations that the kernel does for a mapping that fits: those of its text inside the loop. */
function operationsOf({ source }: BoxLaunch): number {
  const loop = source.slice(source.indexOf('for ('), source.indexOf('if (place >='));
  return loop.match(/ [-+*/<] | <= |Math\.\w+/g)?.length ?? 0;
}
