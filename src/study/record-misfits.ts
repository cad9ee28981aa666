import isEqual from 'lodash/isEqual.js';
import type { Problem } from '../base/errors.ts';
import type { RunRecord } from './run-record.ts';

/** What must be the same for a run to go on to the end that it would have had; figures depend on no more. */
const SETTLED = [
  ['experiment', 'the experiment'],
  ['configuration', 'what the experiment says'],
  ['seed', 'the seed'],
  ['algorithm', 'the algorithm'],
  ['maxEvaluations', 'the budget'],
  ['genes', 'the genes'],
  ['objectives', 'the objectives'],
  ['constraints', 'the constraints'],
  ['figures', 'the figures that are kept'],
  ['ideal', 'the ideal point'],
  ['reference', 'the reference point'],
  ['fingerprint', 'a file that the experiment names (template, technology, device or accuracies)'],
] as const;

/** Why a run that was recorded cannot be gone on with as `now`; empty where it can. Executors are free to differ. */
export function recordMisfits(file: string, kept: RunRecord, now: RunRecord): Problem[] {
  const changed = SETTLED.filter(([key]) => !isEqual(normal(kept[key]), normal(now[key])));
  const problems = changed.map(([path, what]): Problem => {
    const remedy = 'Undo the change, or start a new run';
    return { file, path, rule: `${what} changed since the run began`, remedy };
  });
  const [then, today] = [kept.versions.tandem, now.versions.tandem];
  if (then === today) return problems;
  const rule = `must be gone on with by version ${then} of Tandem, which began it`;
  return [
    ...problems,
    { file, path: 'versions.tandem', rule, got: `${today}`, remedy: 'Or start a new run' },
  ];
}

/** As it reads after a round through JSON. */
function normal(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
