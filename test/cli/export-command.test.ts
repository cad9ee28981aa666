import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, run } from './run.ts';

const TOPOLOGY =
  'Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,\nconv, 9, 9, 3, 3, 4, 8, 1,\n';

describe('tandem export', () => {
  it('writes an architecture and a problem for each layer for Timeloop', async () => {
    const { exitCode, stdout, cwd } = await run([
      ...['export', '--network', 'alexnet', '--accelerator', 'eyeriss'],
      ...['--format', 'timeloop', '--out', 'files'],
    ]);
    expect(exitCode).toBe(0);
    // an architecture, five convolutions and three fully connected layers
    expect(stdout).toBe('Wrote 9 files for timeloop to files.\n');
    expect(readdirSync(join(cwd, 'files/problems'))[0]).toBe('1-conv1.yaml');
    expect(readFileSync(join(cwd, 'files/architecture.yaml'), 'utf8')).toContain('!Component');
  });

  it('writes a topology for SCALE-Sim', async () => {
    const argv = ['export', '--network', 'resnet18', '--format', 'scale-sim', '--out', 'files'];
    const { stdout, cwd } = await run(argv);
    expect(stdout).toBe('Wrote resnet18.csv for scale-sim to files.\n');
    expect(readFileSync(join(cwd, 'files/resnet18.csv'), 'utf8')).toContain('\nconv1, ');
  });

  it('writes what it can read', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'small.csv'), TOPOLOGY);
    const argv = ['--network', 'small.csv', '--format', 'timeloop', '--out', 'files'];
    expect((await run(['export', ...argv], { cwd })).exitCode).toBe(0);
    const evaluate = ['evaluate', '--accelerator', 'eyeriss', '--network'];
    const { stdout } = await run([...evaluate, 'files/problems/1-conv.yaml'], { cwd });
    expect(stdout).toContain('conv on eyeriss');
  });

  it('takes no folder that holds something, and asks for something to write', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'kept.txt'), 'mine');
    const full = ['export', '--network', 'alexnet', '--format', 'scale-sim', '--out', '.'];
    const refused = await run(full, { cwd });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toBe(
      '--out: must be an empty folder, or one that is not there yet, got "." with 1 entries. Name another folder.\n',
    );
    const file = await run([...full.slice(0, -1), 'kept.txt'], { cwd });
    expect(file.stderr).toBe(
      '--out: cannot be written to (ENOTDIR), got "kept.txt". Name another folder.\n',
    );
    const nothing = await run(['export', '--format', 'timelop', '--out', 'x']);
    expect(nothing.stderr).toContain(
      '--format: must be a known name, got "timelop". Did you mean "timeloop"?',
    );
    const neither = await run(['export', '--format', 'timeloop', '--out', 'x']);
    expect(neither.stderr).toContain('a network or an accelerator must be given');
  });

  it('says what the other tool cannot', async () => {
    const argv = ['export', '--accelerator', 'eyeriss', '--format', 'scale-sim', '--out', 'files'];
    const { exitCode, stderr, cwd } = await run(argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('got row-stationary');
    expect(readdirSync(cwd)).toEqual([]);
  });
});
