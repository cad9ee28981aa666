import { significant } from './number-format.ts';

/** A figure as it was published: whole numbers to the last digit, others with four. */
export function figureText(value: number | null): string {
  if (value === null) return '–';
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  return Math.abs(value) >= 1000 ? significant(value) : String(Number(value.toPrecision(4)));
}

/** Ours against theirs: `exact`, `−2.0 %`, `+0.3 %`. */
export function errorText(errorPct: number | null): string {
  if (errorPct === null) return '–';
  if (errorPct === 0) return 'exact';
  const size = Math.abs(errorPct);
  const sign = errorPct < 0 ? '−' : '+';
  return size < 0.05 ? `${sign}<0.1 %` : `${sign}${size.toFixed(1)} %`;
}
