import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMappingCache, defaultCacheFolder } from '../../src/io/mapping-cache.ts';
import type { OptimalMapping } from '../../src/mapper/optimal/optimal-mapping.ts';

const FOUND: OptimalMapping = { best: null, bound: 12.5, isProven: true, scored: 3, bounded: 4 };

const newFolder = () => mkdtempSync(join(tmpdir(), 'tandem-cache-'));

describe('createMappingCache', () => {
  it('gives back what was kept, also to another process', () => {
    const folder = newFolder();
    createMappingCache(folder, '1').set('a layer', FOUND);
    expect(createMappingCache(folder, '1').get('a layer')).toEqual(FOUND);
    expect(createMappingCache(folder, '1').get('another layer')).toBeUndefined();
  });

  it('knows nothing of what another version found', () => {
    const folder = newFolder();
    createMappingCache(folder, '1').set('a layer', FOUND);
    expect(createMappingCache(folder, '2').get('a layer')).toBeUndefined();
  });

  it('does without an entry that is damaged, and without a folder that cannot be written', () => {
    const folder = newFolder();
    const cache = createMappingCache(folder, '1');
    cache.set('a layer', FOUND);
    const [shelf = ''] = readdirSync(folder);
    const [file = ''] = readdirSync(join(folder, shelf));
    writeFileSync(join(folder, shelf, file), '{"key":');
    expect(cache.get('a layer')).toBeUndefined();
    const inAFile = createMappingCache(join(folder, shelf, file), '1');
    inAFile.set('a layer', FOUND);
    expect(inAFile.get('a layer')).toBeUndefined();
  });
});

describe('defaultCacheFolder', () => {
  it('is where the environment says', () => {
    expect(defaultCacheFolder({ XDG_CACHE_HOME: '/somewhere' })).toBe('/somewhere/tandem');
    expect(defaultCacheFolder({})).toMatch(/\.cache\/tandem$/);
  });
});
