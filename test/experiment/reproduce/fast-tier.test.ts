import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SERVICES } from '../../../src/cli/services.ts';
import type { ReproductionContext } from '../../../src/experiment/reproduce/reproduction.ts';
import {
  listReproductions,
  readReproduction,
  referenceBesidePackage,
  reproductionFolder,
} from '../../../src/experiment/reproduce/reproduction-file.ts';
import { REPRODUCTIONS } from '../../../src/experiment/reproduce/reproductions.ts';
import { resultDocument } from '../../../src/experiment/reproduce/result-file.ts';
import { runReproduction } from '../../../src/experiment/reproduce/run-reproduction.ts';
import { indexOfResults } from '../../../src/experiment/reproduce/write-results.ts';
import { packageRoot } from '../../../src/io/package-files.ts';

const CONTEXT: ReproductionContext = {
  surroundings: SERVICES.surroundings,
  referenceFolder: referenceBesidePackage(),
  signal: new AbortController().signal,
  progress: () => {},
};
const FAST = REPRODUCTIONS.filter((one) => readReproduction(one).document.tier === 'fast');

function storedResult(name: string): unknown {
  return JSON.parse(readFileSync(join(reproductionFolder(name), 'result.json'), 'utf8'));
}

describe('Reproductions', () => {
  it.each(FAST.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    const result = await runReproduction(one, CONTEXT);
    expect(result.rows.filter(({ verdict }) => verdict === 'fails')).toEqual([]);
    if (CONTEXT.referenceFolder === null) {
      console.log(`${name}: stored result not compared, because ../shared/reference is absent`);
    } else expect(resultDocument(result)).toEqual(storedResult(name));
  });

  it('have a folder each, and every folder of that kind is one', () => {
    expect(REPRODUCTIONS.map(({ name }) => name).toSorted()).toEqual(listReproductions());
  });

  it('say what they assume, and how they are run', () => {
    for (const { name } of REPRODUCTIONS) {
      const readme = readFileSync(join(reproductionFolder(name), 'README.md'), 'utf8');
      expect(readme).toContain(`tandem reproduce ${name}`);
      expect(readme).toMatch(/\n## Assumptions\n/);
      expect(readme).toMatch(/\n## Known gaps\n/);
    }
  });

  it('are all in the index, with the stored results', () => {
    const index = readFileSync(join(packageRoot(), 'experiments', 'README.md'), 'utf8');
    expect(index).toBe(indexOfResults());
    for (const { name } of REPRODUCTIONS) expect(index).toContain(`\n## ${name}\n`);
  });
});
