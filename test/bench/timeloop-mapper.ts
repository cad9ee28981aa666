import {
  edpShare,
  searchRow,
  type TimeloopMapperRow,
  timeloopMapperRow,
} from '../support/timeloop-mapper-rows.ts';
import type { Benchmark } from './benchmark.ts';
import { cpuSeconds, median } from './stopwatch.ts';
import { timeloopRecords, timeloopSubjects } from './timeloop-subjects.ts';

/** CPU seconds after which a search is ended without a proof. */
const MOST_SECONDS = 2;

/** Our optimal search against what Timeloop's mapper found, row by row: energy × delay, proofs and time. */
export const timeloopMapper: Benchmark = {
  name: 'timeloop-mapper',
  async run() {
    const subjectOf = timeloopSubjects();
    const rows = timeloopRecords('mapper_results.jsonl').map((one) => timeloopMapperRow.parse(one));
    const results = rows.flatMap((row) => {
      const subject = subjectOf(row.arch, row.problem);
      if (subject === undefined) return [];
      const start = cpuSeconds();
      const found = searchRow(row, subject, () => cpuSeconds() - start > MOST_SECONDS);
      const seconds = cpuSeconds() - start;
      console.log(
        line(
          row,
          edpShare(row, found),
          seconds,
          found.isProven,
          found.bound / (found.best?.merit ?? 0),
        ),
      );
      return [{ share: edpShare(row, found), seconds, isProven: found.isProven }];
    });
    const count = results.length;
    const seconds = results.map((one) => one.seconds);
    const as = (what: string, measured: number, unit: string) => ({
      what,
      measured,
      unit,
      against: null,
      ratio: null,
      bar: null,
    });
    return [
      as('rows', count, ''),
      as('rows where ours is no worse', results.filter(({ share }) => share <= 1).length, ''),
      as('rows with a proof', results.filter(({ isProven }) => isProven).length, ''),
      as('CPU time of a row, median', 1000 * median(seconds), 'ms'),
      as('CPU time of a row, worst', 1000 * Math.max(0, ...seconds), 'ms'),
    ];
  },
};

function line(
  row: TimeloopMapperRow,
  share: number,
  seconds: number,
  isProven: boolean,
  gap: number,
) {
  const of = `${row.arch} × ${row.problem}, ${row.metric}${row.constraints ? ', constrained' : ''}`;
  const proof = isProven ? 'proven' : `bound ${gap.toFixed(2)} of it`;
  return `${of}: ${share.toFixed(3)} of theirs, ${(1000 * seconds).toFixed(0)} ms, ${proof}`;
}
