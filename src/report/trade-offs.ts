import upperFirst from 'lodash/upperFirst.js';
import type { ObjectiveLabel } from '../base/objective.ts';
import type { Design } from '../study/design.ts';
import { lowest } from './highlights.ts';
import { significant } from './number-format.ts';
import { objectiveText, objectiveValue } from './objective-text.ts';
import { rankCorrelation } from './rank-correlation.ts';

/** From this rank correlation on, two objectives are said to go together or against each other. */
const CLEAR_CORRELATION = 0.5;
/** Fewer designs than this say nothing about how objectives go together. */
const FEWEST_DESIGNS = 4;

/**
 * One sentence for each pair of objectives that rise together or trade against each other along the front, told by
 * Spearman's rank correlation of its designs, with what the trade is from one end to the other.
 */
export function tradeOffWords(
  designs: readonly Design[],
  objectives: readonly ObjectiveLabel[],
): readonly string[] {
  if (designs.length < FEWEST_DESIGNS) return [];
  return pairs(objectives).flatMap(([a, b]) => pairWords(designs, objectives, a, b));
}

function pairWords(
  designs: readonly Design[],
  objectives: readonly ObjectiveLabel[],
  a: ObjectiveLabel,
  b: ObjectiveLabel,
): string[] {
  const valuesOf = (one: ObjectiveLabel) => designs.map((design) => objectiveValue(design, one));
  const correlation = rankCorrelation(valuesOf(a), valuesOf(b));
  const inBrackets = `(rank correlation ${signed(correlation)})`;
  if (correlation >= CLEAR_CORRELATION)
    return [`${upperFirst(a.label)} and ${b.label} rise together along the front ${inBrackets}.`];
  if (!(correlation <= -CLEAR_CORRELATION)) return [];
  const from = lowest(designs, b, objectives);
  const to = lowest(designs, a, objectives);
  if (from === undefined || to === undefined) return [];
  const change = (one: ObjectiveLabel) =>
    `from ${objectiveText(from, one)} to ${objectiveText(to, one)}`;
  return [
    `${upperFirst(a.label)} trades against ${b.label} ${inBrackets}: it falls ${change(a)} while ${b.label} grows ${change(b)}.`,
  ];
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}

function signed(correlation: number): string {
  return `${correlation < 0 ? '−' : '+'}${significant(Math.abs(Number(correlation.toFixed(2))))}`;
}
