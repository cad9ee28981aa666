import { openBoxScorer } from '../../src/gpu/box-scorer.ts';
import { mayHaveGpu, openWebGpu } from '../../src/gpu/device.ts';
import { mapBatch } from '../../src/gpu/map-batch.ts';
import type { BatchMapping } from '../../src/gpu/problem-search.ts';
import type { Executor } from '../../src/mapper/mapped-network.ts';
import { mappingProblems } from '../support/mapping-problems.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';

const HIERARCHIES = 40;
const LAYERS_EACH = 25;
/** The same for all, so that they go through the same boxes. */
const LIMITS = { candidatesPerBox: 256, rowsPerLaunch: [64, 1024] };

/** Whether all executors of the batched core find the same on 1,000 random problems. */
export const mappingAgreement: Benchmark = {
  name: 'mapping-agreement',
  async run() {
    const problems = mappingProblems(4, HIERARCHIES, LAYERS_EACH);
    const rows: BenchmarkRow[] = [];
    let expected: readonly BatchMapping[] | null = null;
    for (const executor of await executors()) {
      const scorer = await openBoxScorer(executor, LIMITS);
      const found = await mapBatch(problems, { scorer });
      await scorer.dispose();
      expected ??= found;
      rows.push(agreement(executor, found, expected), firstChoices(executor, found));
    }
    return rows;
  },
};

/** The reference first. */
async function executors(): Promise<readonly Executor[]> {
  const isNamed = process.env.VK_ICD_FILENAMES !== undefined;
  const device = isNamed || (await mayHaveGpu()) ? await openWebGpu() : null;
  if (device?.isAvailable === true) return ['reference', 'cpu', 'webasm', 'webgpu'];
  console.log(`skipped: webgpu, because there is ${device?.reason ?? 'no graphics processor'}`);
  return ['reference', 'cpu', 'webasm'];
}

function agreement(
  executor: Executor,
  found: readonly BatchMapping[],
  expected: readonly BatchMapping[],
): BenchmarkRow {
  const same = found.filter(
    ({ best }, index) => JSON.stringify(best) === JSON.stringify(expected[index]?.best),
  ).length;
  return {
    what: `problems on which ${executor} finds the winner of float64`,
    measured: same,
    unit: `of ${found.length}`,
    against: 'all',
    ratio: same / found.length,
    bar: 1,
  };
}

function firstChoices(executor: Executor, found: readonly BatchMapping[]): BenchmarkRow {
  return {
    what: `problems on which ${executor} alone would have picked another mapping`,
    measured: found.filter(({ isPickRight }) => !isPickRight).length,
    unit: `of ${found.length}`,
    against: null,
    ratio: null,
    bar: null,
  };
}
