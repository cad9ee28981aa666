import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, run } from './run.ts';

/** A folder with an empty file, a folder without an experiment, and an experiment that is no YAML. */
function messyFolder(): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'empty.yaml'), '');
  writeFileSync(join(cwd, 'broken.yaml'), 'title: [unclosed\n');
  writeFileSync(join(cwd, 'list.yaml'), '- 1\n');
  mkdirSync(join(cwd, 'folder'));
  return cwd;
}

const HELP = ' See --help.\n';
const MODELS = /must be a known name, got "mobilenet-v22"\. Did you mean "mobilenet-v2"\?/;

const CASES: readonly [string, string | RegExp][] = [
  ['', /^Usage: tandem/],
  ['serach quickstart', `unknown command 'serach'. Did you mean search?${HELP}`],
  ['search', 'experiment: must be given. Name an experiment, or go on with a run by --resume.\n'],
  [
    'search --resume nowhere',
    /nowhere: must be the folder of a run, with a run.sqlite, got nothing there/,
  ],
  [
    'search quickstart --resume nowhere',
    /--resume: goes on with a run as it began, .* got an experiment/,
  ],
  ['search quickstart extra', /^too many arguments for 'search'.* See --help\.\n$/],
  ['search quickstart --sed 1', `unknown option '--sed'. Did you mean --seed?${HELP}`],
  ['search quickstart --seed', `option '--seed <n>' argument missing.${HELP}`],
  [
    'search quickstart --seed abc',
    '--seed: must be a whole number from 0 to 2147483647, got "abc".\n',
  ],
  [
    'search quickstart --seed=-1',
    '--seed: must be a whole number from 0 to 2147483647, got "-1".\n',
  ],
  [
    'search quickstart --seed 1e3',
    '--seed: must be a whole number from 0 to 2147483647, got "1e3".\n',
  ],
  [
    'search quickstart --seed 2147483648',
    '--seed: must be a whole number from 0 to 2147483647, got "2147483648".\n',
  ],
  [
    'search quickstart --budget 0 --seed 1.5',
    '--seed: must be a whole number from 0 to 2147483647, got "1.5".\n' +
      '--budget: must be a whole number from 1 to 1000000000, got "0".\n',
  ],
  [
    'search quickstart --algorithm nsga',
    /^--algorithm: must be a known name, got "nsga"\. Did you mean "nsga2"\?/,
  ],
  [
    'search quickstart --executor gpu',
    '--executor: must be a known name, got "gpu". Did you mean "cpu"? ' +
      'Known: auto, reference, cpu, webasm, webgpu.\n',
  ],
  ['search quickstart --out=', '--out: must not be empty, got "".\n'],
  [
    'search quickstrat',
    /^experiment: must be a folder, a file or the name of a known experiment, got "quickstrat"\. Did you mean "quickstart"\?/,
  ],
  ['search ./nowhere', /^\.\/nowhere: does not exist\./],
  ['search empty.yaml', /^empty\.yaml:1:1.*\n$/],
  ['search broken.yaml', /^broken\.yaml:\d+:\d+.*\n$/],
  ['search list.yaml', /^list\.yaml:1:1:? must be a map of keys and values, got a list/],
  [
    'search folder',
    'folder: must hold an experiment.yaml, got a folder without one. ' +
      'Give the folder of an experiment, or the file itself.\n',
  ],
  ['evaluate', `required option '--accelerator <name>' not specified.${HELP}`],
  ['evaluate --accelerator eyeriss --network mobilenet-v22', MODELS],
  [
    'evaluate --accelerator eyeris --network mobilenet-v2',
    /^--accelerator: must be the name of a known accelerator, got "eyeris"\. Did you mean "eyeriss"\?/,
  ],
  [
    'evaluate --accelerator nowhere.yaml --network mobilenet-v2',
    /nowhere\.yaml: does not exist\. /,
  ],
  [
    'evaluate --accelerator folder/ --network mobilenet-v2',
    /folder\/?: must be a file, got a folder/,
  ],
  [
    'evaluate --accelerator eyeriss --network mobilenet-v2 --batch 0',
    '--batch: must be a whole number from 1 to 1000000, got "0".\n',
  ],
  [
    'evaluate --accelerator eyeriss --network mobilenet-v2 --objective speed',
    '--objective: must be a known name, got "speed". Known: edp, latency, energy.\n',
  ],
  [
    'evaluate --accelerator eyeriss --network mobilenet-v2 --dataflow row-stationery',
    /^--dataflow: must be a known name, got "row-stationery"\. Did you mean "row-stationary"\?/,
  ],
  [
    'evaluate --accelerator eyeriss --network mobilenet-v2 --option resolution',
    '--option: must be written as name=value, got "resolution". E.g. resolution=224.\n',
  ],
  [
    'evaluate --accelerator eyeriss --network mobilenet-v2 --option resolutoin=96',
    /^--option resolutoin: must be an option of the model "mobilenet-v2", got "resolutoin"\. Did you mean "resolution"\?/,
  ],
  [
    'evaluate --accelerator eyeriss --network mobilenet-v2 --option resolution=1.5',
    /^--option resolution: must be a whole number from \d+ to \d+, got "1\.5"\.\n$/,
  ],
  [
    'list acelerators',
    /^list: must be a known name, got "acelerators"\. Did you mean "accelerators"\?/,
  ],
];

describe('bad input', () => {
  it.each(CASES)('tandem %s', async (line, message) => {
    const cwd = messyFolder();
    const before = readdirSync(cwd);
    const argv = line.split(' ').filter((word) => word !== '');
    const { exitCode, stdout, stderr } = await run(argv, { cwd });
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/\n\s+at |undefined|\[object/);
    expect(readdirSync(cwd)).toEqual(before);
  });
});
