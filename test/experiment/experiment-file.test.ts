import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listExperiments, readExperimentFile } from '../../src/experiment/experiment-file.ts';
import { EXPERIMENT, experimentFolder } from './experiment-fixture.ts';

describe('readExperimentFile', () => {
  it('takes the folder, and names the experiment after it', () => {
    const folder = experimentFolder(EXPERIMENT);
    const file = readExperimentFile('tiny', dirname(folder));
    expect(file).toMatchObject({ name: 'tiny', folder });
    expect(file.yaml.value.search.seed).toBe(7);
  });

  it('takes the file, and names an experiment of another file name after that', () => {
    const folder = experimentFolder(EXPERIMENT);
    expect(readExperimentFile(join(folder, 'experiment.yaml'), '/').name).toBe('tiny');
    renameSync(join(folder, 'experiment.yaml'), join(folder, 'mine.yaml'));
    expect(readExperimentFile('mine.yaml', folder).name).toBe('mine');
  });

  it('takes the name of an experiment that the package brings along, wherever it is called', () => {
    expect(listExperiments()).toContain('quickstart');
    expect(readExperimentFile('quickstart', '/').name).toBe('quickstart');
  });

  it('prints problems with the path as it is seen from the working folder', () => {
    const folder = experimentFolder(EXPERIMENT.replace('seed: 7', 'seed: -7'));
    expect(() => readExperimentFile('tiny', dirname(folder))).toThrow(
      'tiny/experiment.yaml:21:9 search.seed: must be a whole number from 0 to 2147483647, got -7.',
    );
  });

  it('says what a folder lacks', () => {
    const folder = experimentFolder(EXPERIMENT);
    rmSync(join(folder, 'experiment.yaml'));
    expect(() => readExperimentFile('tiny', dirname(folder))).toThrow(
      'tiny: must hold an experiment.yaml, got a folder without one. ' +
        'Give the folder of an experiment, or the file itself.',
    );
  });

  it('suggests a known name for one that is nearly it', () => {
    expect(() => readExperimentFile('quickstrat', '/')).toThrow(
      /must be a folder, a file or the name of a known experiment, got "quickstrat"\. Did you mean "quickstart"\?/,
    );
  });

  it('tells a path that leads nowhere from a name', () => {
    expect(() => readExperimentFile('no/where.yaml', '/')).toThrow(
      'no/where.yaml: does not exist.',
    );
  });
});
