import sortBy from 'lodash/sortBy.js';
import { type NestBatch, referenceTraffic, type TrafficTable } from '../cost/nest-traffic.ts';
import type { OpenExecutor } from './open-executor.ts';
import { sampleBatch } from './sample-batch.ts';

/** Runs that are timed; the shortest counts. */
const TIMED_RUNS = 3;
/** Far above the rounding of float32 (about 1e-6 here), far below a miscompiled kernel. */
const TOLERANCE = 1e-4;

interface Trial {
  readonly candidate: OpenExecutor;
  readonly batchMs: number;
}

/**
 * Times every executor with the same small batch, keeps the fastest and disposes of the others. One that fails, or that
 * counts other than the reference, is left out and named in the reason.
 *
 * @param candidates  at least the reference; the first of equals is kept
 * @param remarks     what else the reason should say, e.g. `no WebGPU adapter`
 * @param now         milliseconds
 */
export async function chooseFastest(
  candidates: readonly OpenExecutor[],
  remarks: readonly string[],
  now: () => number,
): Promise<OpenExecutor> {
  const batch = sampleBatch();
  const expected = referenceTraffic(batch);
  const trials: Trial[] = [];
  const failures: string[] = [];
  for (const candidate of candidates) {
    try {
      trials.push({ candidate, batchMs: await timeBatch(candidate, batch, expected, now) });
    } catch (error) {
      const [cause = ''] = String(error).split('\n');
      failures.push(`${candidate.executor} fails: ${cause}`);
    }
  }
  const [best, ...slower] = sortBy(trials, ({ batchMs }) => batchMs);
  if (best === undefined) throw new Error(failures.join('; '));
  const others = candidates.filter((candidate) => candidate !== best.candidate);
  await Promise.all(others.map(({ dispose }) => dispose()));
  return { ...best.candidate, reason: reasonOf(best, slower, [...failures, ...remarks]) };
}

/** Shortest of a few runs, after one that compiles and is compared with the reference. */
async function timeBatch(
  { traffic }: OpenExecutor,
  batch: NestBatch,
  expected: TrafficTable,
  now: () => number,
): Promise<number> {
  if (!isClose(await traffic(batch), expected)) throw new Error('counts other than the reference');
  let shortestMs = Number.POSITIVE_INFINITY;
  for (let run = 0; run < TIMED_RUNS; run++) {
    const startMs = now();
    await traffic(batch);
    shortestMs = Math.min(shortestMs, now() - startMs);
  }
  return shortestMs;
}

function reasonOf(best: Trial, slower: readonly Trial[], remarks: readonly string[]): string {
  const others = slower.map(({ candidate, batchMs }) => `${candidate.executor} ${inMs(batchMs)}`);
  const parts = [`${inMs(best.batchMs)} ms a batch`, others.join(', '), ...remarks];
  return `${best.candidate.executor} (${parts.filter((part) => part !== '').join('; ')})`;
}

function inMs(duration: number): string {
  return duration.toFixed(1);
}

function isClose(table: TrafficTable, expected: TrafficTable): boolean {
  return (
    table.length === expected.length &&
    table.every((value, index) => {
      const wanted = expected[index] ?? 0;
      return Math.abs(value - wanted) <= TOLERANCE * Math.abs(wanted);
    })
  );
}
