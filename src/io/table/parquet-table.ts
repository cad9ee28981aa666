import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Cell, TableColumn, TableWriter } from './table.ts';

/** Rows that are compressed together: all of the table that memory holds. */
const GROUP_ROWS = 50_000;

const TYPES = { integer: 'INT32', number: 'DOUBLE', text: 'STRING', flag: 'BOOLEAN' } as const;

/** Apache Parquet with Snappy; every column may hold null. */
export function createParquetTable(path: string, columns: readonly TableColumn[]): TableWriter {
  const typed = columns.map(({ name, type }) => ({ name, type: TYPES[type] }));
  const schema = schemaFromColumnData({
    columnData: typed.map((column) => ({ ...column, data: [], nullable: true })),
  });
  const writer = fileWriter(path);
  const parquet = new ParquetWriter({ writer, schema, createdBy: 'tandem-codesign' });
  let pending = columns.map((): Cell[] => []);
  const flush = () => {
    const columnData = typed.map(({ name }, at) => ({ name, data: pending[at] ?? [] }));
    parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
    pending = columns.map(() => []);
  };
  return {
    write: ({ rowCount, columns: cells }) => {
      for (const [at, column] of pending.entries()) {
        for (let row = 0; row < rowCount; row++) column.push(stored(cells[at]?.[row] ?? null));
      }
      if ((pending[0]?.length ?? 0) >= GROUP_ROWS) flush();
    },
    end: () => {
      if ((pending[0]?.length ?? 0) > 0) flush();
      parquet.finish();
    },
  };
}

function stored(cell: Cell): Cell {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}
