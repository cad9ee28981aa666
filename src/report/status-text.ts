import type { RunRecord } from '../study/run-record.ts';
import { grouped } from './number-format.ts';

/** How a run stands. */
export interface StatusFigures {
  readonly record: RunRecord;
  readonly state: 'finished' | 'stopped' | 'open';
  readonly evaluations: number;
  readonly feasible: number;
  readonly generations: number;
  readonly hypervolume: number;
  readonly frontSize: number;
  /** Time spent in all sessions. */
  readonly elapsedMs: number;
  /** Since the store was written to last. */
  readonly quietMs: number;
}

/** How a run stands, in a few lines. */
export function statusText(status: StatusFigures): string {
  const { record, evaluations, feasible, generations, hypervolume, frontSize } = status;
  const share = Math.floor((100 * evaluations) / record.maxEvaluations);
  return [
    `${record.experiment}: ${record.title}`,
    `${record.algorithm}, seed ${record.seed}, ${stateWords(status)}`,
    `${grouped(evaluations)} of ${grouped(record.maxEvaluations)} evaluations (${share} %) in ${grouped(generations)} generations and ${seconds(status.elapsedMs)}`,
    `${grouped(feasible)} feasible, ${grouped(frontSize)} on the front, hypervolume ${hypervolume.toFixed(4)}`,
  ].join('\n');
}

function stateWords({ state, quietMs }: StatusFigures): string {
  switch (state) {
    case 'finished':
      return 'finished';
    case 'stopped':
      return 'stopped before its end: go on with "tandem search --resume"';
    case 'open':
      return `under way, or cut off: written to ${seconds(quietMs)} ago`;
  }
}

function seconds(milliseconds: number): string {
  return `${grouped(milliseconds / 1000)} s`;
}
