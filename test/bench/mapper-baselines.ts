import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { MAPPER_STRATEGIES } from '../../src/mapper/baselines/mapper-strategies.ts';
import { mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { optimalMapping } from '../../src/mapper/optimal/optimal-mapping.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { cpuSeconds, median } from './stopwatch.ts';
import { timeloopSubjects } from './timeloop-subjects.ts';

const SUBJECTS = [
  ['eyeriss_12x14', 'alexnet_conv3'],
  ['unified_8x8', 'bert_qkv_gemm'],
  ['ws_16x16', 'resnet50_res3_3x3s2'],
  ['simba_16x4x8', 'mbv2_pw_c32_k192'],
] as const;
const EVALUATIONS = 5000;
const SEEDS = [1, 2, 3];

/**
 * What searches without proof find after as many evaluations, in the mapspaces of the optimal search: their EDP over the
 * optimum, the median over seeds.
 */
export const mapperBaselines: Benchmark = {
  name: 'mapper-baselines',
  async run() {
    const subjectOf = timeloopSubjects();
    return SUBJECTS.flatMap(([arch, problem]) => {
      const subject = subjectOf(arch, problem);
      return subject === undefined ? [] : compare(`${arch} × ${problem}`, subject);
    });
  },
};

function compare(name: string, subject: LayerOnAccelerator): readonly BenchmarkRow[] {
  const spaces = mapspaces(subject.accelerator, asWired, 'even');
  const request = { ...subject, spaces, objective: 'edp', reuse: 'timeloop' } as const;
  const start = cpuSeconds();
  const { best, isProven } = optimalMapping(request);
  const optimalSeconds = cpuSeconds() - start;
  if (best === null || !isProven) throw new Error(`no optimum of ${name}`);
  return MAPPER_STRATEGIES.map((strategy) => {
    const begin = cpuSeconds();
    const runs = SEEDS.map((seed) => strategy.run({ ...request, seed, evaluations: EVALUATIONS }));
    const seconds = (cpuSeconds() - begin) / SEEDS.length;
    const merit = median(runs.map((run) => run.best?.merit ?? Number.POSITIVE_INFINITY));
    const evaluated = median(runs.map((run) => run.evaluated));
    const valid = median(runs.map((run) => run.valid));
    return {
      what: `${name}, ${strategy.name}: ${valid} of ${evaluated} valid in ${seconds.toFixed(2)} CPU-seconds`,
      measured: merit / best.merit,
      unit: '× the least EDP',
      against: `proven in ${optimalSeconds.toFixed(2)} CPU-seconds`,
      ratio: null,
      bar: null,
    };
  });
}
