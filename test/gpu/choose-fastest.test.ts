import { describe, expect, it } from 'vitest';
import {
  type NestBatch,
  referenceTraffic,
  type TrafficTable,
} from '../../src/cost/nest-traffic.ts';
import { chooseFastest } from '../../src/gpu/choose-fastest.ts';
import type { OpenExecutor } from '../../src/gpu/open-executor.ts';
import type { Executor } from '../../src/mapper/mapped-network.ts';

/** Executors on a clock that they move forward themselves. */
function fakes() {
  let clockMs = 0;
  const disposed: Executor[] = [];
  const fake = (
    executor: Executor,
    durationsMs: readonly number[],
    change: (table: TrafficTable) => TrafficTable = (table) => table,
  ): OpenExecutor => {
    let run = 0;
    const traffic = async (batch: NestBatch) => {
      clockMs += durationsMs[run++] ?? 0;
      return change(referenceTraffic(batch));
    };
    const dispose = async () => {
      disposed.push(executor);
    };
    return { executor, reason: executor, traffic, dispose };
  };
  return { fake, disposed, now: () => clockMs };
}

describe('chooseFastest', () => {
  it('keeps the shortest of three runs after the first, says what the others took and ends them', async () => {
    const { fake, disposed, now } = fakes();
    const candidates = [
      fake('reference', [50, 9, 8, 9]),
      fake('webasm', [500, 7, 6.04, 7]),
      fake('cpu', [1, 9.5, 9.6, 9.7]),
    ];
    const chosen = await chooseFastest(candidates, ['no WebGPU adapter'], now);
    expect(chosen.executor).toBe('webasm');
    expect(chosen.reason).toBe(
      'webasm (6.0 ms a batch; reference 8.0, cpu 9.5; no WebGPU adapter)',
    );
    expect(disposed).toEqual(['reference', 'cpu']);
  });

  it('leaves out executors that fail, or count wrong by more than rounding', async () => {
    const { fake, disposed, now } = fakes();
    const candidates = [
      fake('reference', [9, 9, 9, 9]),
      fake('webgpu', [1, 1, 1, 1], () => {
        throw new Error('device lost\nand more');
      }),
      fake('cpu', [2, 2, 2, 2], (table) =>
        table.map((value, at) => (at === 7 ? value * 1.001 : value)),
      ),
      fake('webasm', [3, 3, 3, 3], (table) => table.map((value) => value * 1.00001)),
    ];
    const chosen = await chooseFastest(candidates, [], now);
    expect(chosen.reason).toBe(
      'webasm (3.0 ms a batch; reference 9.0; webgpu fails: Error: device lost; ' +
        'cpu fails: Error: counts other than the reference)',
    );
    expect(disposed).toEqual(['reference', 'webgpu', 'cpu']);
  });

  it('fails with all reasons where nothing works', async () => {
    const { fake, now } = fakes();
    const broken = fake('reference', [], () => new Float64Array(1));
    await expect(chooseFastest([broken], [], now)).rejects.toThrow(
      'reference fails: Error: counts other than the reference',
    );
  });
});
