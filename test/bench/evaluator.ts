import { nestScores } from '../../src/cost/compile-evaluator.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { randomSheet } from './random-sheet.ts';
import { secondsPerCall } from './stopwatch.ts';
import { type TimeloopSubjects, timeloopSubjects } from './timeloop-subjects.ts';

const MAPPINGS = 2048;

/** Valid mappings that Timeloop's mapper scores per CPU-second, random-pruned, as recorded with its results. */
const SUBJECTS = [
  { arch: 'eyeriss_12x14', problem: 'alexnet_conv3', theirs: 76.5 },
  { arch: 'simba_16x4x8', problem: 'mbv2_pw_c32_k192', theirs: 46 },
] as const;

/** Whole evaluations in float64: cycles and energy of different valid mappings, network hops included. */
export const evaluator: Benchmark = {
  name: 'evaluator',
  async run() {
    const subjectOf = timeloopSubjects();
    return SUBJECTS.flatMap((subject) => measure(subject, subjectOf));
  },
};

function measure(
  { arch, problem, theirs }: (typeof SUBJECTS)[number],
  subjectOf: TimeloopSubjects,
): readonly BenchmarkRow[] {
  const subject = subjectOf(arch, problem);
  if (subject === undefined) return [];
  return (['timeloop', 'stepwise'] as const).map((reuse) => {
    const { evaluator: compiled, sheet } = randomSheet(subject, reuse, MAPPINGS);
    const scores = nestScores(sheet.count);
    const seconds = secondsPerCall(() => compiled.score(sheet, scores));
    const perSecond = sheet.count / seconds;
    return {
      what: `${arch} × ${problem}, ${subject.accelerator.memories.length} levels, reuse ${reuse}`,
      measured: perSecond,
      unit: 'mappings per CPU-second',
      against: `Timeloop’s mapper, ${theirs} valid ones`,
      ratio: perSecond / theirs,
      bar: 1000,
    };
  });
}
