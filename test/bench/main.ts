import { textTable } from '../../src/report/text-table.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { codesignGains } from './codesign-gains.ts';
import { codesignStrategies } from './codesign-strategies.ts';
import { evaluator } from './evaluator.ts';
import { kills } from './kills.ts';
import { mapperBaselines } from './mapper-baselines.ts';
import { mapperGrowth } from './mapper-growth.ts';
import { mappingAgreement } from './mapping-agreement.ts';
import { mappingCore } from './mapping-core.ts';
import { millionTrials } from './million-trials.ts';
import { cellCounts, cellPredictors, proxies } from './nas-bench-201.ts';
import { nasBench201Front } from './nas-bench-201-front.ts';
import { optimality } from './optimality.ts';
import { proceduralTraining } from './procedural-training.ts';
import { search } from './search.ts';
import { searchQuality } from './search-quality.ts';
import { searchStrategies } from './search-strategies.ts';
import { supernet } from './supernet.ts';
import { timeloopMapper } from './timeloop-mapper.ts';
import { trainingStep } from './training-step.ts';
import { yardstick } from './yardstick.ts';

/** Every benchmark. A new one is a file in this folder and a line here. */
const BENCHMARKS: readonly Benchmark[] = [
  yardstick,
  evaluator,
  codesignStrategies,
  cellCounts,
  codesignGains,
  cellPredictors,
  proxies,
  nasBench201Front,
  kills,
  mapperBaselines,
  mapperGrowth,
  mappingAgreement,
  mappingCore,
  millionTrials,
  optimality,
  proceduralTraining,
  search,
  searchQuality,
  searchStrategies,
  supernet,
  timeloopMapper,
  trainingStep,
];

const COLUMNS = [
  { header: 'what', align: 'left', shrinkTo: 40 },
  { header: 'measured', align: 'right' },
  { header: 'unit', align: 'left' },
  { header: 'against', align: 'left', shrinkTo: 30 },
  { header: 'ratio', align: 'right' },
  { header: 'bar', align: 'right' },
  { header: '', align: 'left' },
] as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => BENCHMARKS.every((benchmark) => benchmark.name !== name));
if (unknown.length > 0) {
  const known = BENCHMARKS.map(({ name }) => name).join(', ');
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known}.`);
  process.exit(2);
}
for (const benchmark of BENCHMARKS) {
  if (wanted.length > 0 && !wanted.includes(benchmark.name)) continue;
  console.log(`\n${benchmark.name}`);
  const rows = await benchmark.run();
  console.log(textTable(COLUMNS, rows.map(cells), process.stdout.columns ?? 160));
}

function cells({ what, measured, unit, against, ratio, bar }: BenchmarkRow): readonly string[] {
  const isMet = bar === null || (ratio !== null && ratio >= bar);
  return [
    what,
    figure(measured),
    unit,
    against ?? '',
    ratio === null ? '' : `${figure(ratio)} ×`,
    bar === null ? '' : `${figure(bar)} ×`,
    isMet ? '' : 'below the bar',
  ];
}

function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
