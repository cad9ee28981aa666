import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { PublishedGrid } from '../accuracy/published-grid.ts';
import { isFilePath } from '../io/file-path.ts';
import { loadPackageFile } from '../io/package-files.ts';
import { readTextFile } from '../io/read-text-file.ts';
import { parseYamlDocument } from '../io/yaml-document.ts';

const FOLDER = 'experiments/accuracy';

const text = z.string().min(1);
const geneValue = z.union([z.number(), text]);

const gridSchema = z.strictObject({
  title: text,
  source: text.describe('where the numbers were published'),
  genes: z.array(text).min(1).describe('names of the genes that select a result'),
  anchor: z.record(text, geneValue).nullable().describe('result to interpolate from, or null'),
  results: z
    .array(z.object({ top1Pct: z.number().min(0).max(100) }).catchall(geneValue))
    .min(1)
    .describe('one entry per network: its genes and top1Pct'),
});

/**
 * Loads a grid of published accuracies.
 *
 * @param nameOrPath  a name in `experiments/accuracy`, or a path that starts from `folder`
 * @throws InputError where there is none, and with everything that is wrong in it
 */
export function loadPublishedGrid(nameOrPath: string, folder: string): PublishedGrid {
  if (!isFilePath(nameOrPath)) {
    const file = loadPackageFile(FOLDER, nameOrPath, 'grid of accuracies');
    return parsePublishedGrid(file.text, file.path);
  }
  const path = resolve(folder, nameOrPath);
  return parsePublishedGrid(readTextFile(path), path);
}

/** A grid from its YAML; `file` is printed in problems and names the grid. */
export function parsePublishedGrid(yaml: string, file: string): PublishedGrid {
  const { results, ...rest } = parseYamlDocument(yaml, file, gridSchema);
  return {
    ...rest,
    name: basename(file).replace(/\.ya?ml$/i, ''),
    results: results.map(({ top1Pct, ...genes }) => ({ genes, top1Pct })),
  };
}
