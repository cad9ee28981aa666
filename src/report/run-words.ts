import upperFirst from 'lodash/upperFirst.js';
import type { ObjectiveLabel } from '../base/objective.ts';
import type { Design, RunSummary } from '../study/design.ts';
import { accuracyMark } from './accuracy-mark.ts';
import { lowest } from './highlights.ts';
import { grouped, significant } from './number-format.ts';
import { objectiveText } from './objective-text.ts';
import { tradeOffWords } from './trade-offs.ts';

/** A run as a paragraph: how much was tried, what is best for each objective, and what trades against what. */
export function runWords(run: RunSummary): string {
  const { designs, objectives } = run;
  const isEmpty = designs.length === 0;
  return [
    countWords(run),
    run.finished ? '' : 'The run was stopped before its budget was used up.',
    isEmpty ? emptyWords(run) : frontWords(run),
    isEmpty ? '' : bestWords(run),
    ...tradeOffWords(designs, objectives),
    interpolatedWords(run),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function countWords({ tally, history, algorithm, seed }: RunSummary): string {
  const evaluated = `${count(tally.evaluated, 'design was', 'designs were')} evaluated`;
  const generations = `in ${count(history.length, 'generation', 'generations')}`;
  return `${evaluated} ${generations} (${algorithm}, seed ${seed}), ${grouped(tally.feasible)} of them feasible.`;
}

/** Why nothing is on the front: how often each limit is broken, and by what share of it at least. */
function emptyWords({ tally }: RunSummary): string {
  const broken = Object.entries(tally.broken).map(([name, { count: times, nearest }]) => {
    const least = `${significant(100 * nearest)} %`;
    return `${name} by ${times} of ${tally.evaluated}, the nearest by ${least}`;
  });
  if (broken.length === 0) return 'The front is empty.';
  return `The front is empty: no design keeps to every limit (${broken.join('; ')}). Loosen the limits or widen the genes.`;
}

function frontWords({ designs, objectives }: RunSummary): string {
  if (objectives.length === 1)
    return `The front holds ${count(designs.length, 'design', 'designs')} that no other beats.`;
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
