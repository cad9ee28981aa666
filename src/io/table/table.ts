/** A column of a table that is written to a file. */
export interface TableColumn {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'text' | 'flag';
}

export type Cell = number | string | boolean | null;

/** Some rows of a table, column by column; a column holds what its type says, or null. NaN and Infinity count as null. */
export interface TableChunk {
  readonly rowCount: number;
  readonly columns: readonly ArrayLike<Cell>[];
}

/** Formats of a table. */
export const TABLE_FORMATS = ['csv', 'json', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Writes a table chunk by chunk, in memory that does not grow with its length. */
export interface TableWriter {
  write(chunk: TableChunk): void;
  /** Must be called for the file to be whole. */
  end(): void;
}
