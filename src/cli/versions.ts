import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../io/package-files.ts';

/** Versions of the programs that a run's figures depend on. */
export function versions(): Readonly<Record<string, string>> {
  return { tandem: tandemVersion(), node: process.versions.node, 'gpu.js': gpuJsVersion() };
}

/** Version of this package. */
export function tandemVersion(): string {
  return versionIn(join(packageRoot(), 'package.json'));
}

/** The package's folder is the last `node_modules/gpu.js` of the path of its entry file. */
function gpuJsVersion(): string {
  const entry = fileURLToPath(import.meta.resolve('gpu.js'));
  const folder = /^.*[\\/]node_modules[\\/]gpu\.js[\\/]/.exec(entry)?.[0];
  return folder === undefined ? 'unknown' : versionIn(join(folder, 'package.json'));
}

function versionIn(manifestPath: string): string {
  const manifest: unknown = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}
