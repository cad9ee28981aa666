import type { Cell, TableColumn, TableWriter } from './table.ts';
import { TextFile } from './text-file.ts';

const NEEDS_QUOTES = /[",\r\n]/;

/** CSV (RFC 4180: CRLF line ends, quotes where a field needs them); figures in full, null as an empty field. */
export function createCsvTable(path: string, columns: readonly TableColumn[]): TableWriter {
  const file = new TextFile(path);
  file.append(`${columns.map(({ name }) => field(name)).join(',')}\r\n`);
  return {
    write: ({ rowCount, columns: cells }) => {
      const lines: string[] = [];
      for (let row = 0; row < rowCount; row++) {
        let line = '';
        for (let column = 0; column < cells.length; column++) {
          if (column > 0) line += ',';
          line += field(cells[column]?.[row] ?? null);
        }
        lines.push(line, '\r\n');
      }
      file.append(lines.join(''));
    },
    end: () => file.close(),
  };
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? `${cell}` : '';
  if (typeof cell === 'string') return quoted(cell);
  return cell === null ? '' : `${cell}`;
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
