import upperFirst from 'lodash/upperFirst.js';
import type { ObjectiveLabel } from '../base/objective.ts';
import type { Design, RunSummary } from '../study/design.ts';
import { accuracyMark } from './accuracy-mark.ts';
import { lowest } from './highlights.ts';
import { grouped } from './number-format.ts';
import { objectiveText } from './objective-text.ts';
import { tradeOffWords } from './trade-offs.ts';

/** A run as a paragraph: how much was tried, what is best for each objective, and what trades against what. */
export function runWords(run: RunSummary): string {
  const { designs, objectives } = run;
  const isEmpty = designs.length === 0;
  return [
    countWords(run),
    run.finished ? '' : 'The run was stopped before its budget was used up.',
    isEmpty ? 'The front is empty.' : frontWords(run),
    isEmpty ? '' : bestWords(run),
    ...tradeOffWords(designs, objectives),
    interpolatedWords(run),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function countWords({ trials, history, algorithm, seed }: RunSummary): string {
  const feasible = trials.filter((trial) => trial.feasible).length;
  const evaluated = `${count(trials.length, 'design was', 'designs were')} evaluated`;
  const generations = `in ${count(history.length, 'generation', 'generations')}`;
  return `${evaluated} ${generations} (${algorithm}, seed ${seed}), ${grouped(feasible)} of them feasible.`;
}

function frontWords({ designs, objectives }: RunSummary): string {
  const names = listed(objectives.map(({ label }) => label));
  return `The front holds ${count(designs.length, 'design', 'designs')} that no other beats in ${names} together.`;
}

function bestWords({ designs, objectives }: RunSummary): string {
  const best = objectives.flatMap((objective) => {
    const design = lowest(designs, objective, objectives);
    return design === undefined ? [] : [oneBest(design, objective)];
  });
  return `${upperFirst(listed(best))}.`;
}

function oneBest(design: Design, objective: ObjectiveLabel): string {
  const mark = accuracyMark(design.network.accuracySource);
  const which = `trial ${design.trial}${mark === null ? '' : `, accuracy ${mark}`}`;
  return `the lowest ${objective.label} is ${objectiveText(design, objective)} (${which})`;
}

function interpolatedWords({ designs }: RunSummary): string {
  const marks = designs.map(({ network }) => accuracyMark(network.accuracySource));
  const interpolated = marks.filter((mark) => mark === 'interpolated').length;
  if (interpolated === 0) return '';
  return `The accuracy of ${count(interpolated, 'design', 'designs')} on the front is interpolated, not measured.`;
}

function count(amount: number, one: string, many: string): string {
  return `${grouped(amount)} ${amount === 1 ? one : many}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
