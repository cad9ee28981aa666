import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type TableColumns, tableColumns } from '../../accuracy/tabular/table-columns.ts';
import { InputError } from '../../base/errors.ts';

/** First bytes of a stored table; the version is the last. */
const MAGIC = 'TANDEMT1';

const HEADER = z.object({
  name: z.string(),
  /** The file that it was imported from. */
  importedFrom: z.string(),
  rows: z.number().int().positive(),
  columns: z.array(
    z.object({
      name: z.string(),
      decimals: z.number().int().min(0),
      /** Bytes of a value: 4 where all of the column fit. */
      bytes: z.union([z.literal(4), z.literal(8)]),
    }),
  ),
  /** Of the bytes after the header. */
  sha256: z.string(),
});

/** A table by its name, and where it came from. */
export interface StoredTable {
  readonly name: string;
  readonly importedFrom: string;
  readonly table: TableColumns;
}

/** Writes a table as bytes: magic, length of the header, header as JSON, columns as whole numbers one after the other. */
export function writeTable({ name, importedFrom, table }: StoredTable): Uint8Array {
  const parts = table.columns.map(({ scaled }) =>
    scaled.every((value) => value >= 0 && value < 2 ** 32)
      ? Buffer.from(Uint32Array.from(scaled).buffer)
      : Buffer.from(Float64Array.from(scaled).buffer),
  );
  const body = Buffer.concat(parts);
  const header = Buffer.from(
    JSON.stringify({
      name,
      importedFrom,
      rows: table.rows,
      columns: table.columns.map(({ name: column, decimals }, index) => {
        return { name: column, decimals, bytes: (parts[index]?.length ?? 0) / table.rows };
      }),
      sha256: digest(body),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([Buffer.from(MAGIC), length, header, body]);
}

/**
 * Reads what `writeTable` wrote.
 *
 * @throws InputError where it is another kind of file, was cut off or was changed
 */
export function readTable(bytes: Uint8Array, file: string): StoredTable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOurs = buffer.length > 12 && buffer.toString('latin1', 0, 8) === MAGIC;
  if (!isOurs) throw broken(file, 'must be a table that tandem data import wrote');
  const end = 12 + buffer.readUInt32LE(8);
  const header = HEADER.safeParse(parsed(buffer.toString('utf8', 12, end)));
  if (!header.success) throw broken(file, 'must have a whole header');
  const { name, importedFrom, rows, columns, sha256 } = header.data;
  const body = buffer.subarray(end);
  const wanted = columns.reduce((sum, column) => sum + rows * column.bytes, 0);
  if (body.length !== wanted) {
    throw broken(file, `must have ${wanted} bytes of values`, `${body.length}`);
  }
  if (digest(body) !== sha256)
    throw broken(file, 'must have the checksum that it was written with');
  let offset = 0;
  const read = columns.map(({ name: column, decimals, bytes: size }) => {
    const start = offset;
    offset += rows * size;
    const scaled = Float64Array.from({ length: rows }, (_, row) =>
      size === 4 ? body.readUInt32LE(start + 4 * row) : body.readDoubleLE(start + 8 * row),
    );
    return { name: column, decimals, scaled };
  });
  return { name, importedFrom, table: tableColumns(read) };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function broken(file: string, rule: string, got?: string): InputError {
  const remedy = 'Import it again with tandem data import';
  return new InputError({ file, rule, ...(got === undefined ? {} : { got }), remedy });
}
