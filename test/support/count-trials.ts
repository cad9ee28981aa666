import groupBy from 'lodash/groupBy.js';
import type { GeneHistory, Trial, TrialTally } from '../../src/study/design.ts';

/** The tally of trials that are all at hand. */
export function tallyOf(trials: readonly Trial[]): TrialTally {
  const excesses = trials
    .flatMap(({ violations }) => Object.entries(violations))
    .filter(([, excess]) => excess > 0);
  const broken = Object.entries(groupBy(excesses, ([name]) => name)).map(([name, found]) => {
    const nearest = Math.min(...found.map(([, excess]) => excess));
    return [name, { count: found.length, nearest }] as const;
  });
  return {
    evaluated: trials.length,
    feasible: trials.filter(({ feasible }) => feasible).length,
    broken: Object.fromEntries(broken),
  };
}

/** Choices of each gene in equal parts of the trials. */
export function geneHistoryOf(trials: readonly Trial[], partCount: number): GeneHistory[] {
  const size = trials.length / partCount;
  return Object.keys(trials[0]?.genes ?? {}).map((gene) => {
    const choiceOf = (trial: Trial) => trial.genes[gene] ?? '';
    const choices = [...new Set(trials.map(choiceOf))].sort((a, b) => Number(a) - Number(b));
    const parts = Array.from({ length: partCount }, (_, part) => {
      const some = trials.slice(Math.round(part * size), Math.round((part + 1) * size));
      return choices.map((choice) => some.filter((trial) => choiceOf(trial) === choice).length);
    });
    return { gene, choices, parts };
  });
}
