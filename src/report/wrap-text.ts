/** Between words, but not between a number and its sign. */
const BREAKS = / (?!%)/;

/**
 * Breaks a paragraph between words into lines of at most `width` characters; a longer word has a line of its own.
 *
 * @param indent  what the second line and those after it start with
 */
export function wrapText(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAKS)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}
