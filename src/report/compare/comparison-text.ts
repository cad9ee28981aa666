import { textTable } from '../text-table.ts';
import type { ComparisonRow } from './comparison.ts';

export const COMPARISON_COLUMNS = [
  { header: 'search', align: 'left', shrinkTo: 20 },
  { header: 'runs', align: 'right' },
  { header: 'evaluations', align: 'right' },
  { header: 'hypervolume', align: 'right' },
  { header: 'quartiles', align: 'right' },
  { header: 'against the first', align: 'right' },
  { header: 'quartiles', align: 'right' },
  { header: 'p', align: 'right' },
  { header: 'larger', align: 'right' },
] as const;

/** The cells of a row, as text. */
export function comparisonCells(row: ComparisonRow): readonly string[] {
  const { group, evaluations, hypervolume, gain, test } = row;
  return [
    group.name,
    `${group.runs.length}`,
    `${evaluations}`,
    hypervolume.median.toFixed(4),
    `${hypervolume.lower.toFixed(4)} … ${hypervolume.upper.toFixed(4)}`,
    gain === null ? '' : signedPercent(gain.median),
    gain === null ? '' : `${signedPercent(gain.lower)} … ${signedPercent(gain.upper)}`,
    test === null ? '' : test.pValue.toPrecision(2),
    test === null ? '' : `${Math.round(100 * test.chanceLarger)} %`,
  ];
}

/** What the columns mean. */
export const COMPARISON_NOTES = [
  'Hypervolume: the median of the final shares of the box, and its quartiles over seeds.',
  'Against the first: by how much it is larger than that of the first search, run by run where both have the same seeds.',
  'p: two-sided rank-sum test of Wilcoxon on the final hypervolumes; larger: the chance that a run of this search has more than one of the first.',
] as const;

/** The comparison as plain text. */
export function comparisonText(rows: readonly ComparisonRow[], width: number): string {
  return [
    textTable(COMPARISON_COLUMNS, rows.map(comparisonCells), width),
    ...COMPARISON_NOTES,
  ].join('\n');
}

function signedPercent(share: number): string {
  const percent = (100 * share).toFixed(2);
  return `${share < 0 ? '−' : '+'}${percent.replace('-', '')} %`;
}
