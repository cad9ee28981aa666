/** A column of a plain-text table. */
export interface TextColumn {
  readonly header: string;
  readonly align: 'left' | 'right';
  /** Narrowest width in characters that its cells may be cut to (with `…`); without it they are never cut. */
  readonly shrinkTo?: number;
}

const GAP = '  ';

/**
 * A table in plain text: header, rule, one line per row, two spaces between columns, no trailing spaces.
 *
 * Columns are as wide as their widest cell. Where the lines are longer than `width` characters, the columns that may be
 * cut are, the widest first; a table that is still too wide is left so, rather than lose figures.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const headers = columns.map(({ header }) => header);
  const widths = fitWidths(columns, naturalWidths([headers, ...rows]), width);
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => pad(cell, columns[index]?.align ?? 'left', widths[index] ?? 0));
  const lines = [headers, ...rows].map((cells) => line(cells).join(GAP).trimEnd());
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth)).join(GAP);
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = rows[0] ?? [];
  return columns.map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
}

function fitWidths(
  columns: readonly TextColumn[],
  natural: readonly number[],
  width: number,
): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, one) => sum + one, GAP.length * (columns.length - 1)) - width;
  for (; excess > 0; excess -= 1) {
    const widest = widestShrinkable(columns, widths);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function widestShrinkable(
  columns: readonly TextColumn[],
  widths: readonly number[],
): number | undefined {
  const shrinkable = [...widths.keys()].filter((index) => {
    const least = columns[index]?.shrinkTo;
    return least !== undefined && (widths[index] ?? 0) > least;
  });
  return shrinkable.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
}

function pad(cell: string, align: TextColumn['align'], width: number): string {
  const cut = cell.length > width ? `${cell.slice(0, width - 1)}…` : cell;
  return align === 'left' ? cut.padEnd(width) : cut.padStart(width);
}
