import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type NestBatch,
  referenceTraffic,
  TRAFFIC_FIELDS,
  type TrafficTable,
} from '../../src/cost/nest-traffic.ts';
import type { OpenExecutor } from '../../src/gpu/open-executor.ts';
import { bypassBatch, randomBatches, slice, timeloopBatches } from './executor-batches.ts';

/**
 * What float32 may differ by, relative: 24 bits of mantissa are 6e-8, and a number goes through some thirty operations,
 * one of them a difference (1 − what a sliding window saves). The largest error seen is 2.2e-6.
 */
const TOLERANCE = 1e-5;

/** What every executor must do, whatever it runs on. */
export function describeExecutor(name: string, open: () => Promise<OpenExecutor>): void {
  describe(`executor ${name}`, () => {
    let executor: OpenExecutor;
    beforeAll(async () => {
      executor = await open();
    });
    afterAll(() => executor.dispose());

    it('counts what the reference counts for 2,048 random nests of 2 to 5 levels', async () => {
      const batches = randomBatches();
      expect(batches.reduce((sum, { count }) => sum + count, 0)).toBe(2048);
      for (const batch of batches) {
        expectClose(await executor.traffic(batch), referenceTraffic(batch));
      }
    });

    it('counts what the reference counts for every Timeloop case', async (context) => {
      const batches = timeloopBatches();
      if (batches === undefined) {
        console.log('skipped: Timeloop cases, because ../shared/reference is absent');
        return context.skip();
      }
      expect(batches.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(500);
      for (const batch of batches) {
        expectClose(await executor.traffic(batch), referenceTraffic(batch));
      }
    });

    it('counts the same for a nest alone and in a batch', async () => {
      const batch = randomBatches()[3];
      if (batch === undefined) throw new Error('no batch');
      const table = await executor.traffic(batch);
      for (const nest of [0, 1, 130, batch.count - 1]) {
        const alone = await executor.traffic(slice(batch, nest, nest + 1));
        expect(alone).toEqual(entries(batch, table, nest, nest + 1));
      }
    });

    it('counts nothing for an empty batch', async () => {
      expect(await executor.traffic(bypassBatch(0))).toEqual(new Float64Array(0));
    });

    it('counts the same on both sides of the borders between chunks', async () => {
      const period = 64;
      const expected = await executor.traffic(bypassBatch(period));
      for (const count of [
        127, 128, 129, 511, 512, 513, 1023, 1024, 1025, 16_383, 16_384, 16_385,
      ]) {
        const batch = bypassBatch(count);
        const table = await executor.traffic(batch);
        expect(table).toHaveLength(count * (batch.pairs.length / 3) * TRAFFIC_FIELDS);
        expect(differingNests(table, expected)).toEqual([]);
      }
    });

    it('counts the same when nests with other pairs and levels came in between, or at once', async () => {
      const [first, second, third] = randomBatches();
      if (first === undefined || second === undefined || third === undefined) throw new Error();
      const alone = await executor.traffic(first);
      const other = await executor.traffic(second);
      await executor.traffic(third);
      const together = await Promise.all([executor.traffic(first), executor.traffic(second)]);
      expect(together).toEqual([alone, other]);
    });

    it('counts the same when asked again', async () => {
      for (const batch of randomBatches().slice(0, 2)) {
        expect(await executor.traffic(batch)).toEqual(await executor.traffic(batch));
      }
    });

    it('leaves the batch as it was', async () => {
      const batch = bypassBatch(10);
      await executor.traffic(batch);
      expect(batch).toEqual(bypassBatch(10));
    });

    it('re-uses windows as asked: step by step, or as Timeloop does', async () => {
      const stepwise = randomBatches().find(differsByReuse);
      if (stepwise === undefined) throw new Error('no batch where the two differ');
      const asTimeloop = { ...stepwise, reuse: 'timeloop' } as const;
      expectClose(await executor.traffic(asTimeloop), referenceTraffic(asTimeloop));
      expectClose(await executor.traffic(stepwise), referenceTraffic(stepwise));
    });
  });
}

function differsByReuse(batch: NestBatch): boolean {
  const other = referenceTraffic({ ...batch, reuse: 'timeloop' });
  return referenceTraffic(batch).some((value, index) => value !== other[index]);
}

/** One assertion for a whole table: Vitest takes microseconds for each. */
function expectClose(table: TrafficTable, expected: TrafficTable): void {
  expect(table).toHaveLength(expected.length);
  const wrong = [...expected.entries()]
    .map(([index, value]) => ({ index, value, got: table[index] ?? Number.NaN }))
    .filter(({ value, got }) => !(Math.abs(got - value) <= TOLERANCE * Math.abs(value)));
  expect(wrong.slice(0, 5)).toEqual([]);
}

function entries(batch: NestBatch, table: TrafficTable, from: number, to: number): TrafficTable {
  const width = (batch.pairs.length / 3) * TRAFFIC_FIELDS;
  return table.slice(from * width, to * width);
}

/** Places where a table is not a repetition of `period`. */
function differingNests(table: TrafficTable, period: TrafficTable): number[] {
  const wrong: number[] = [];
  for (let at = 0; at < table.length && wrong.length < 5; at++) {
    if (table[at] !== period[at % period.length]) wrong.push(at);
  }
  return wrong;
}
