import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { OptimalMapping } from '../mapper/optimal/optimal-mapping.ts';
import type { MappingCache } from '../mapper/optimal/optimal-network.ts';

/** The folder of mappings that were proven the best: `XDG_CACHE_HOME`, or `.cache` at home. */
export function defaultCacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const { XDG_CACHE_HOME: cache } = environment;
  return join(cache === undefined || cache === '' ? join(homedir(), '.cache') : cache, 'tandem');
}

/**
 * A cache with a file for each entry, named by the hash of its key. What is damaged or cannot be written is done without:
 * a cache is no place to fail.
 *
 * @param version  of the program: another version may compute something else
 */
export function createMappingCache(folder: string, version: string): MappingCache {
  const pathOf = (key: string) => {
    const hash = createHash('sha256').update(`${version}\n${key}`).digest('hex');
    return { folder: join(folder, hash.slice(0, 2)), file: join(folder, hash.slice(0, 2), hash) };
  };
  return {
    get(key) {
      try {
        const entry = JSON.parse(readFileSync(pathOf(key).file, 'utf8')) as {
          readonly key: string;
          readonly found: OptimalMapping;
        };
        return entry.key === key ? entry.found : undefined;
      } catch {
        return undefined;
      }
    },
    set(key, found) {
      const path = pathOf(key);
      try {
        mkdirSync(path.folder, { recursive: true });
        writeFileSync(`${path.file}.part`, JSON.stringify({ key, found }));
        renameSync(`${path.file}.part`, path.file);
      } catch {
        // Without it the mapping is looked for again next time.
      }
    },
  };
}

/** A cache that keeps nothing. */
export const NO_CACHE: MappingCache = { get: () => undefined, set: () => {} };
