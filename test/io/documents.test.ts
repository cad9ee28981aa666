import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/io/package-files.ts';
import { parseAccelerator } from '../../src/io/parse-accelerator.ts';
import { parseNetwork } from '../../src/io/parse-network.ts';
import { SMALL_NAMES } from './small-accelerator.ts';

/** The first YAML example of a document. */
function exampleIn(document: string): string {
  const text = readFileSync(join(packageRoot(), 'docs', document), 'utf8');
  return /```yaml\n(.*?)```/s.exec(text)?.[1] ?? '';
}

test('The example of docs/accelerators.md is a complete accelerator', () => {
  const accelerator = parseAccelerator(exampleIn('accelerators.md'), 'example.yaml', SMALL_NAMES);
  expect(accelerator.memories).toHaveLength(3);
});

test('The example of docs/networks.md is a complete network', () => {
  expect(parseNetwork(exampleIn('networks.md'), 'example.yaml').layers).toHaveLength(4);
});
