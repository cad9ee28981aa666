import type { Agreement, AgreementBars, Mismatch } from './verification.ts';

/**
 * The figures of an agreement that do not reach their bars, each with the bar in the place of the reference; none where
 * nothing was measured (nor a rank correlation of cases that do not vary, which is NaN).
 *
 * @param id  what the figures are of
 */
export function missedBars(id: string, reached: Agreement, bars: AgreementBars): Mismatch[] {
  const { meanAbsPct, spearman, geomeanRatio } = reached;
  const [least, most] = bars.geomeanRatio;
  const misses: Mismatch[] = [];
  if (meanAbsPct !== null && meanAbsPct > bars.meanAbsPct) {
    misses.push({ id, field: 'meanAbsPct', ours: meanAbsPct, theirs: bars.meanAbsPct });
  }
  if (spearman !== null && spearman < bars.spearman) {
    misses.push({ id, field: 'spearman', ours: spearman, theirs: bars.spearman });
  }
  if (geomeanRatio !== null && (geomeanRatio < least || geomeanRatio > most)) {
    const theirs = geomeanRatio < least ? least : most;
    misses.push({ id, field: 'geomeanRatio', ours: geomeanRatio, theirs });
  }
  return misses;
}
