import { referenceTraffic, type TrafficTable } from '../cost/nest-traffic.ts';
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
      const table = await candidate.traffic(batch);
      if (!isClose(table, expected)) throw new Error('counts other than the reference');
      let batchMs = Number.POSITIVE_INFINITY;
      for (let run = 0; run < TIMED_RUNS; run++) {
        const start = now();
        await candidate.traffic(batch);
        batchMs = Math.min(batchMs, now() - start);
      }
      trials.push({ candidate, batchMs });
    } catch (error) {
      const [cause = ''] = String(error).split('\n');
      failures.push(`${candidate.executor} fails: ${cause}`);
    }
  }
  trials.sort((a, b) => a.batchMs - b.batchMs);
  const [best, ...slower] = trials;
  if (best === undefined) throw new Error(failures.join('; '));
  const others = candidates.filter((candidate) => candidate !== best.candidate);
  await Promise.all(others.map(({ dispose }) => dispose()));
  return { ...best.candidate, reason: reasonOf(best, slower, [...failures, ...remarks]) };
}

function reasonOf(best: Trial, slower: readonly Trial[], remarks: readonly string[]): string {
  const times = slower.map(({ candidate, batchMs }) => `${candidate.executor} ${inMs(batchMs)}`);
  const first = [`${inMs(best.batchMs)} ms a batch`];
  const parts = [...first, ...(times.length > 0 ? [times.join(', ')] : []), ...remarks];
  return `${best.candidate.executor} (${parts.join('; ')})`;
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
