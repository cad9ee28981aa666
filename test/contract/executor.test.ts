import { describe, expect, it } from 'vitest';
import { nestRowLength } from '../../src/cost/nest-columns.ts';
import { createExecutor } from '../../src/gpu/executor.ts';
import { randomBatches } from './executor-batches.ts';
import { describeExecutor } from './executor-contract.ts';
import { describeOnWebGpu } from './on-webgpu.ts';

const now = () => performance.now();

for (const name of ['reference', 'cpu', 'webasm'] as const) {
  describeExecutor(name, () => createExecutor(name, { now }));
}

await describeOnWebGpu('executor webgpu', () => {
  describeExecutor('webgpu', () => createExecutor('webgpu', { now }));
});

describe('the nests that executors are held to', () => {
  it('are of every kind: depthwise, strided, dilated, matrix products, last tiles that are smaller', () => {
    const kinds = { depthwise: 0, strided: 0, dilated: 0, matrix: 0, ragged: 0 };
    for (const { rows, count, levels } of randomBatches()) {
      for (let nest = 0; nest < count; nest++) {
        const at = nest * nestRowLength(levels);
        const [, G = 1, K = 1, C = 1, , Q = 1, R = 1, S = 1] = rows.subarray(at, at + 8);
        const moves = rows.subarray(at + 12, at + 16);
        if (G > 1 && K === 1 && C === 1) kinds.depthwise++;
        if (Math.max(...moves.subarray(0, 2)) > 1) kinds.strided++;
        if (Math.max(...moves.subarray(2)) > 1) kinds.dilated++;
        if (Q === 1 && R === 1 && S === 1) kinds.matrix++;
        const whole = rows.subarray(at + 16, at + 24);
        if (whole.some((tile, dim) => tile !== rows[at + dim])) kinds.ragged++;
      }
    }
    for (const [kind, count] of Object.entries(kinds)) expect(count, kind).toBeGreaterThan(20);
  });
});
