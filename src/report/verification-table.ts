import type { MeasuredFigure, Mismatch, Verification } from '../experiment/verify/verification.ts';
import { significant } from './number-format.ts';
import { textTable } from './text-table.ts';

const COLUMNS = [
  { header: 'folder', align: 'left', shrinkTo: 12 },
  { header: 'cases', align: 'right' },
  { header: 'exact', align: 'right' },
  { header: 'skipped', align: 'right' },
  { header: 'failed', align: 'right' },
  { header: 'mean |error|', align: 'right' },
  { header: 'median', align: 'right' },
  { header: 'ours/theirs', align: 'right' },
  { header: 'Spearman', align: 'right' },
] as const;
const SHOWN_FAILURES = 5;

/** What `tandem verify` prints: a row per folder, the reasons for what was skipped, and the worst failures. */
export function verificationTable(verifications: readonly Verification[], width: number): string {
  const rows = verifications.map((entry) => [
    entry.folder,
    String(entry.cases),
    String(entry.exact),
    String(Object.values(entry.skipped).reduce((sum, count) => sum + count, 0)),
    String(failedCases(entry)),
    percent(entry.meanAbsPct),
    percent(entry.medianAbsPct),
    ratio(entry.geomeanRatio),
    ratio(entry.spearman),
  ]);
  const notes = verifications.flatMap((entry) => [
    ...skips(entry),
    ...measurements(entry),
    ...failures(entry),
  ]);
  return [textTable(COLUMNS, rows, width), ...notes].join('\n');
}

function failedCases({ failures }: Verification): number {
  return new Set(failures.map(({ id }) => id)).size;
}

function skips({ folder, skipped }: Verification): string[] {
  return Object.entries(skipped).map(
    ([reason, count]) => `${folder}: ${count} ${count === 1 ? 'case' : 'cases'} skipped: ${reason}`,
  );
}

function measurements({ folder, measured = [] }: Verification): string[] {
  return measured.map((figure) => `${folder}: ${measuredWords(figure)}`);
}

/** `conv1: 16.2 ms, measured 16.5 ms: −2.0 %, within 10 %`. */
function measuredWords({ id, unit, ours, theirs, tolerance }: MeasuredFigure): string {
  const share = ours / theirs - 1;
  const sign = share < 0 ? '−' : '+';
  const place = Math.abs(share) <= tolerance ? 'within' : 'beyond';
  const error = `${sign}${(Math.abs(share) * 100).toFixed(1)} %, ${place} ${tolerance * 100} %`;
  return `${id}: ${significant(ours)} ${unit}, measured ${significant(theirs)} ${unit}: ${error}`;
}

function failures({ folder, failures: all }: Verification): string[] {
  const worst = [...all].sort((a, b) => error(b) - error(a)).slice(0, SHOWN_FAILURES);
  const lines = worst.map(
    ({ id, field, ours, theirs }) => `${folder}: ${id} ${field}: ours ${ours}, theirs ${theirs}`,
  );
  const rest = all.length - worst.length;
  return rest > 0 ? [...lines, `${folder}: ${rest} more figures differ (--json lists all)`] : lines;
}

function error({ ours, theirs }: Mismatch): number {
  return Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
}

function percent(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)} %`;
}

function ratio(value: number | null): string {
  return value === null ? '–' : value.toFixed(4);
}
