import type { Cell, TableColumn, TableWriter } from './table.ts';
import { TextFile } from './text-file.ts';

/** A JSON array with one object per row, each on a line of its own. */
export function createJsonTable(path: string, columns: readonly TableColumn[]): TableWriter {
  const file = new TextFile(path);
  const keys = columns.map(({ name }, column) => {
    return `${column === 0 ? '{' : ','}${JSON.stringify(name)}:`;
  });
  let before = '[\n';
  return {
    write: ({ rowCount, columns: cells }) => {
      const lines: string[] = [];
      for (let row = 0; row < rowCount; row++) {
        let line = before;
        before = ',\n';
        for (let column = 0; column < cells.length; column++)
          line += (keys[column] ?? '') + literal(cells[column]?.[row] ?? null);
        lines.push(line, '}');
      }
      file.append(lines.join(''));
    },
    end: () => {
      file.append(before === '[\n' ? '[]\n' : '\n]\n');
      file.close();
    },
  };
}

function literal(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? `${cell}` : 'null';
  return typeof cell === 'string' ? JSON.stringify(cell) : `${cell}`;
}
