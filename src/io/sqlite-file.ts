import Database from 'libsql';
import type { z } from 'zod';
import { InputError, type Problem } from '../base/errors.ts';

export type SqlValue = number | string | Uint8Array | null;

/** What SQLite's result codes mean to a user; any other code is a bug of ours. */
const MEANINGS: readonly (readonly [code: RegExp, rule: string, remedy: string])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/, 'is damaged', 'Put back a copy of it, or start a new run'],
  [/^SQLITE_FULL/, 'cannot be written: the disk is full', 'Make room; what was kept is unharmed'],
  [/^SQLITE_IOERR/, 'cannot be read or written', 'Check the disk; what was kept is unharmed'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'may not be written to', 'Check the permissions'],
  [/^SQLITE_(BUSY|LOCKED)/, 'is held by another process', 'Wait for it, or end it'],
];

/** How long another process may hold the file before that is an error, ms. */
const PATIENCE_MS = 10_000;

/**
 * An SQLite file. What goes wrong outside of this program (damage, a full disk, permissions, another process) is thrown as
 * `InputError` with the file.
 */
export class SqliteFile {
  readonly path: string;
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  /** Opens the file, and makes it where it is missing. */
  constructor(path: string) {
    this.path = path;
    this.#database = this.#orRefuse(() => new Database(path, { timeout: PATIENCE_MS }));
  }

  /** Several statements without values or rows. */
  exec(sql: string): void {
    this.#orRefuse(() => this.#database.exec(sql));
  }

  run(sql: string, values: readonly SqlValue[] = []): void {
    this.#orRefuse(() => this.#statement(sql).run([...values]));
  }

  /** All rows, checked against a schema. */
  all<Row>(sql: string, row: z.ZodType<Row>, values: readonly SqlValue[] = []): Row[] {
    const found = this.#orRefuse(() => this.#statement(sql).all([...values]));
    return found.map((one) => this.#checked(one, row));
  }

  /** The first row, or null where there is none. */
  first<Row>(sql: string, row: z.ZodType<Row>, values: readonly SqlValue[] = []): Row | null {
    return this.all(sql, row, values)[0] ?? null;
  }

  /** All that `work` writes, or nothing of it. */
  transaction(work: () => void): void {
    this.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** What SQLite finds wrong with the structure of the file; throws InputError where it is damaged. */
  checkIntegrity(): void {
    const rows = this.#orRefuse(() => this.#database.prepare('PRAGMA integrity_check').all());
    const found = rows.flatMap((row) => Object.values(row as object)).filter(isText);
    if (found.length === 1 && found[0] === 'ok') return;
    throw new InputError(damage(this.path, found[0] ?? 'no answer'));
  }

  close(): void {
    this.#statements.clear();
    this.#orRefuse(() => this.#database.close());
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #checked<Row>(found: unknown, row: z.ZodType<Row>): Row {
    const checked = row.safeParse(withBytes(found));
    if (checked.success) return checked.data;
    const { path = [], message = '' } = checked.error.issues[0] ?? {};
    throw new InputError(damage(this.path, `${path.join('.')}: ${message}`));
  }

  /** After some errors SQLite has rolled back by itself. */
  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // nothing is left to be rolled back
    }
  }

  #orRefuse<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      const problem = problemOf(this.path, error);
      throw problem === null ? error : new InputError(problem);
    }
  }
}

/** A store whose content is not what was written. */
export function damage(file: string, what: string): Problem {
  return {
    file,
    rule: `is damaged (${what})`,
    remedy: 'Put back a copy of it, or start a new run',
  };
}

function problemOf(file: string, error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  for (const [pattern, rule, remedy] of MEANINGS) {
    if (pattern.test(code)) return { file, rule: `${rule} (${code})`, remedy };
  }
  if (!error.message.startsWith('ConnectionFailed')) return null;
  return {
    file,
    rule: 'cannot be opened',
    remedy: 'Check that it is a file that you may write to',
  };
}

/** The driver hands blobs out in more than one form. */
function withBytes(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const cells = Object.entries(row).map(([name, cell]) => {
    return [name, cell instanceof ArrayBuffer ? new Uint8Array(cell) : cell] as const;
  });
  return Object.fromEntries(cells);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
