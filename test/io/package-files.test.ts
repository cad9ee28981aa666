import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listPackageFiles, loadPackageFile, packageRoot } from '../../src/io/package-files.ts';

describe('The package', () => {
  test('has its root where its package.json is', () => {
    const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
    expect(manifest.name).toBe('tandem-codesign');
  });

  test('lists the YAML files of a folder by name, without folders and in order', () => {
    const names = listPackageFiles('accelerators');
    expect(names).toContain('eyeriss');
    expect(names).not.toContain('technology');
    expect(names).toEqual([...names].sort());
  });

  test('loads a file with its path from the root', () => {
    const file = loadPackageFile('accelerators', 'eyeriss', 'accelerator');
    expect(file.path).toBe('accelerators/eyeriss.yaml');
    expect(file.text).toContain('name: eyeriss');
  });

  test('does not load what lies outside the folder', () => {
    expect(() => loadPackageFile('accelerators', '../package', 'accelerator')).toThrow(
      'must be the name of a known accelerator, got "../package"',
    );
  });
});
