import { format } from 'd3-format';

/** What is printed where a figure is null. */
export const NOT_MODELLED = 'not modelled';

export const PJ_PER_UJ = 1e6;
export const PJ_PER_MJ = 1e9;

const PREFIXES = [
  { from: 1e12, sign: 'T' },
  { from: 1e9, sign: 'G' },
  { from: 1e6, sign: 'M' },
  { from: 1e3, sign: 'k' },
] as const;

const BINARY_PREFIXES = [
  { from: 2 ** 30, sign: 'Gi' },
  { from: 2 ** 20, sign: 'Mi' },
  { from: 2 ** 10, sign: 'Ki' },
] as const;

const threeDigits = format('.3~r');
const threeDigitsPadded = format('.3r');
const groupedWhole = format(',.0f');

/** Three significant digits without a prefix, trailing zeros left out: `0.0123`, `12.5`; whole with commas from 1000. */
export function significant(value: number): string {
  return Math.abs(value) >= 999.5 ? groupedWhole(value) : threeDigits(value);
}

/** Like `significant` with its trailing zeros, for columns of figures: `0.450`, `2.50`, `12,345`. */
export function significantPadded(value: number): string {
  return Math.abs(value) >= 999.5 ? groupedWhole(value) : threeDigitsPadded(value);
}

/**
 * A printer for parts of a total: all with the decimals that give the total four digits, so that they line up.
 *
 * @param total  what the parts add up to, in the unit that is printed
 */
export function printerForPartsOf(total: number): (part: number) => string {
  const wholeDigits = total > 0 ? Math.floor(Math.log10(total)) + 1 : 1;
  return format(`,.${Math.min(Math.max(4 - wholeDigits, 0), 20)}f`);
}

/** A whole number with its thousands told apart: `12,345,678`. */
export function grouped(value: number): string {
  return groupedWhole(value);
}

/** Three significant digits with a prefix from 1000 up: `0`, `512`, `4.10 k`, `12.3 M`, `1.85 G`. */
export function shortCount(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const prefix = PREFIXES.find(({ from }) => Math.abs(rounded) >= from);
  return prefix === undefined
    ? threeDigits(rounded)
    : `${threeDigitsPadded(rounded / prefix.from)} ${prefix.sign}`;
}

/** An amount of memory or traffic in bytes of 8 bits, decimal prefixes: `64 B`, `1.20 kB`, `14.7 MB`. */
export function shortBytes(bits: number): string {
  const count = shortCount(bits / 8);
  return count.includes(' ') ? `${count}B` : `${count} B`;
}

/** The capacity of a memory in bytes of 8 bits, binary prefixes: `512 B`, `108 KiB`, `2 MiB`. */
export function capacityBytes(bits: number): string {
  const bytes = bits / 8;
  const prefix = BINARY_PREFIXES.find(({ from }) => bytes >= from);
  return prefix === undefined
    ? `${significant(bytes)} B`
    : `${significant(bytes / prefix.from)} ${prefix.sign}B`;
}

/**
 * A share as a whole percentage: `41 %`.
 *
 * @param share  0 … 1. What is not nothing never prints as 0 (`<1 %`), what is not all never as 100 (`>99 %`).
 */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return '<1 %';
  if (rounded === 100 && share < 1) return '>99 %';
  return `${rounded} %`;
}

/** A figure with its unit, or "not modelled" where it is null. */
export function figureOrNotModelled(
  value: number | null,
  unit: string,
  print: (value: number) => string = significant,
): string {
  return value === null ? NOT_MODELLED : `${print(value)} ${unit}`;
}
