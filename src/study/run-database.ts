import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError, type Problem } from '../base/errors.ts';
import { SqliteFile } from '../io/sqlite-file.ts';

/** Name of the store in a run folder. */
export const STORE_NAME = 'run.sqlite';

/** Written into `user_version`; a store of another version is refused. */
const SCHEMA_VERSION = 1;
/** `TNDM`, so that `file` and other tools tell a run from any other SQLite file. */
const APPLICATION_ID = 0x544e444d;

/** docs/experiments.md describes the tables. */
const SCHEMA = `
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
CREATE TABLE run (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  record TEXT NOT NULL,
  digest BLOB NOT NULL,
  session INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  finished INTEGER NOT NULL
) STRICT;
CREATE TABLE batches (
  first_trial INTEGER PRIMARY KEY,
  trial_count INTEGER NOT NULL,
  feasible_count INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  hypervolume REAL NOT NULL,
  front_size INTEGER NOT NULL,
  elapsed_ms REAL NOT NULL,
  digest BLOB NOT NULL,
  trials BLOB NOT NULL
) STRICT;
CREATE TABLE contents (hash BLOB PRIMARY KEY, trial INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  evaluations INTEGER NOT NULL,
  digest BLOB NOT NULL,
  state BLOB NOT NULL
) STRICT;
CREATE TABLE designs (trial INTEGER PRIMARY KEY, digest BLOB NOT NULL, design BLOB NOT NULL) STRICT;
`;

const applicationId = z.object({ application_id: z.number() });
const userVersion = z.object({ user_version: z.number() });

/**
 * Makes the store of a new run, with what `fill` writes into it, or nothing. Each commit is on the disk before it is told.
 */
export function createRunDatabase(
  folder: string,
  fill: (database: SqliteFile) => void,
): SqliteFile {
  const database = openForWriting(join(folder, STORE_NAME));
  database.transaction(() => {
    database.exec(SCHEMA);
    fill(database);
  });
  return database;
}

/**
 * Opens the store of a run to go on with it.
 *
 * @throws InputError where the folder holds none, or where it is damaged or of another version
 */
export function openRunDatabase(folder: string): SqliteFile {
  const path = existingStore(folder);
  return checked(() => openForWriting(path));
}

/** Opens the store of a run to look at it, also while another process writes to it. Throws as `openRunDatabase`. */
export function openRunForReading(folder: string): SqliteFile {
  const path = existingStore(folder);
  return checked(() => {
    const database = new SqliteFile(path);
    database.exec('PRAGMA query_only = ON');
    return database;
  });
}

/** Whether a folder holds a run. */
export function holdsRun(folder: string): boolean {
  return existsSync(join(folder, STORE_NAME));
}

/** SHA-256 of texts and bytes; what is stored beside them, so that no changed byte goes unnoticed. */
export function digestOf(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function areEqualBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function openForWriting(path: string): SqliteFile {
  const database = new SqliteFile(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return database;
}

function existingStore(folder: string): string {
  const path = join(folder, STORE_NAME);
  if (existsSync(path)) return path;
  throw new InputError({
    file: folder,
    rule: `must be the folder of a run, with a ${STORE_NAME}`,
    got: existsSync(folder) ? 'a folder without one' : 'nothing there',
    remedy: 'Give a folder that "tandem search" has written',
  });
}

function checked(open: () => SqliteFile): SqliteFile {
  const database = open();
  try {
    database.checkIntegrity();
    checkVersion(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkVersion(database: SqliteFile): void {
  const id = database.first('PRAGMA application_id', applicationId)?.application_id;
  const version = database.first('PRAGMA user_version', userVersion)?.user_version;
  if (id === APPLICATION_ID && version === SCHEMA_VERSION) return;
  throw new InputError({ file: database.path, ...misfit(id ?? 0, version ?? 0) });
}

function misfit(id: number, version: number): Pick<Problem, 'rule' | 'got' | 'remedy'> {
  if (id === APPLICATION_ID) {
    return {
      rule: `must be a store of version ${SCHEMA_VERSION}`,
      got: `version ${version}`,
      remedy: 'Use the version of Tandem that wrote it',
    };
  }
  if (id === 0 && version === 0) {
    return {
      rule: 'holds no run: it was cut off before it began',
      remedy: 'Start it anew; nothing was evaluated',
    };
  }
  return {
    rule: 'must be the store of a run',
    got: 'another SQLite file',
    remedy: 'Give a folder that "tandem search" has written',
  };
}
