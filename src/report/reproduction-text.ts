import { type ResultDocument, resultDocument } from '../experiment/reproduce/result-file.ts';
import type { ReproductionResult } from '../experiment/reproduce/run-reproduction.ts';
import { errorText, figureText } from './reproduction-words.ts';
import { textTable } from './text-table.ts';

const COLUMNS = [
  { header: 'metric', align: 'left', shrinkTo: 16 },
  { header: 'of', align: 'left', shrinkTo: 12 },
  { header: 'theirs', align: 'right' },
  { header: 'ours', align: 'right' },
  { header: 'unit', align: 'left', shrinkTo: 6 },
  { header: 'error', align: 'right' },
  { header: 'ours / theirs', align: 'left' },
  { header: 'verdict', align: 'left' },
] as const;

const BAR_CHARACTERS = 13;
/** Share of a bar that stands for theirs, so that there is room to be over it. */
const THEIRS_AT = 8;

/** What `tandem reproduce` prints of a reproduction: theirs against ours, then why figures do not match. */
export function reproductionText(result: ReproductionResult, width: number): string {
  const { figures, others } = resultDocument(result);
  const rows = figures.map((row) => [
    row.metric,
    row.layer,
    figureText(row.theirs),
    figureText(row.ours),
    row.unit,
    errorText(row.errorPct),
    bar(row),
    row.verdict,
  ]);
  const reasons = figures.flatMap(({ metric, layer, verdict, reason }) =>
    reason === undefined ? [] : [`${verdict}: ${metric}, ${layer}: ${reason}`],
  );
  const alone = others.map(
    ({ metric, layer, ours, unit }) =>
      `ours alone: ${metric}, ${layer}: ${figureText(ours)} ${unit}`,
  );
  const { authors, title, venue, year } = result.paper;
  const paper = `${authors}, "${title}", ${venue} ${year}`;
  return [result.name, paper, '', textTable(COLUMNS, rows, width), '', ...reasons, ...alone]
    .join('\n')
    .trimEnd();
}

/** Ours drawn to the scale at which theirs ends at the mark. */
function bar({ theirs, ours }: ResultDocument['figures'][number]): string {
  if (ours === null || theirs <= 0) return '';
  const length = Math.round((Math.max(0, ours) / theirs) * THEIRS_AT);
  const filled = '█'.repeat(Math.min(length, BAR_CHARACTERS)).padEnd(THEIRS_AT, '·');
  return length > BAR_CHARACTERS ? `${filled.slice(0, -1)}▶` : filled;
}
