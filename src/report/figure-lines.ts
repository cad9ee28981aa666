/** Lines of name, figure and share, in columns two spaces apart; the last two are right-aligned. */
export function figureLines(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [nameWidth, figureWidth, shareWidth] = [widthOf(0), widthOf(1), widthOf(2)];
  return rows.map(([name = '', figure = '', share = '']) =>
    [name.padEnd(nameWidth), figure.padStart(figureWidth), share.padStart(shareWidth)]
      .join('  ')
      .trimEnd(),
  );
}
