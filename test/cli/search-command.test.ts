import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trialsIn } from '../study/study-fixture.ts';
import { createFakeMapper } from '../support/fake-mapper.ts';
import { newFolder, run, servicesWith } from './run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SHORT = ['search', 'quickstart', '--budget', '80'];

function read(...parts: string[]): string {
  return readFileSync(join(...parts), 'utf8');
}

describe('tandem search', () => {
  it('runs an experiment and leaves a run folder with everything in it', async () => {
    const { exitCode, stdout, stderr, cwd } = await run(SHORT);
    expect(exitCode).toBe(0);
    const folder = join(cwd, 'runs', 'quickstart-seed1');
    expect(readdirSync(folder).sort()).toEqual([
      'accelerators',
      'front.csv',
      'front.json',
      'report.html',
      'run.json',
      'run.sqlite',
    ]);
    expect(trialsIn(folder)).toHaveLength(80);
    expect(JSON.parse(read(folder, 'run.json'))).toMatchObject({
      experiment: 'quickstart',
      seed: 1,
      algorithm: 'nsga2',
      executor: 'reference',
      evaluations: 80,
      finished: true,
      versions: { tandem: expect.any(String), node: process.versions.node },
      configuration: { search: { evaluations: 80 } },
    });
    expect(stdout).toContain('80 designs were evaluated in 2 generations (nsga2, seed 1)');
    expect(stderr).toContain(`Written to ${folder}`);
  });

  it('tells its progress on stderr, a line per generation where that is no terminal', async () => {
    // the clock of the test moves on by half a second each time it is read: by the commit, and by the line
    const { stderr } = await run(SHORT);
    const lines = stderr.split('\n').filter((line) => line.startsWith('generation'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^generation 1 · 40 of 80 evaluations · hypervolume 0\.\d{4} · front \d+ · 40\/s · 1 s left$/,
    );
  });

  it('writes one line over and over on a terminal', async () => {
    const { stderr } = await run(SHORT, { isTTY: true });
    expect(stderr.match(/\rgeneration/g)).toHaveLength(2);
    expect(stderr.match(/\ngeneration/g)).toBeNull();
  });

  it('writes the same front for the same seed, to the byte, and another for another', async () => {
    const fronts = [];
    for (const seed of ['5', '5', '6']) {
      const { cwd } = await run([...SHORT, '--seed', seed, '--out', 'run']);
      fronts.push(read(cwd, 'run', 'front.json'));
    }
    expect(fronts[1]).toBe(fronts[0]);
    expect(fronts[2]).not.toBe(fronts[0]);
  });

  it('prints the front as JSON and nothing else on stdout with --json', async () => {
    const { stdout, cwd } = await run([...SHORT, '--json']);
    const printed = JSON.parse(stdout);
    const kept = JSON.parse(read(cwd, 'runs', 'quickstart-seed1', 'front.json'));
    expect(printed).toMatchObject({ experiment: 'quickstart', evaluations: 80, finished: true });
    expect(printed.front).toHaveLength(kept.designs.length);
    expect(printed.front[0].objectives).toEqual(kept.designs[0].objectives);
  });

  it('takes another algorithm, which keeps the options that it has too', async () => {
    const { exitCode, cwd } = await run([...SHORT, '--algorithm', 'random']);
    expect(exitCode).toBe(0);
    const record = JSON.parse(read(cwd, 'runs', 'quickstart-seed1', 'run.json'));
    expect(record.algorithm).toBe('random');
    expect(record.configuration.search).toEqual({
      algorithm: 'random',
      evaluations: 80,
      seed: 1,
      options: {},
    });
  });

  it('writes accelerators that evaluate to what the front says', async () => {
    const { cwd } = await run(SHORT);
    const folder = join('runs', 'quickstart-seed1');
    const { designs } = JSON.parse(read(cwd, folder, 'front.json'));
    const { accelerator, genes, objectives } = designs[0];
    const file = join(folder, 'accelerators', `${accelerator.name}.yaml`);
    const options = [
      '--option',
      `width=${genes.width}`,
      '--option',
      `resolution=${genes.resolution}`,
    ];
    const again = ['evaluate', '--accelerator', file, '--network', 'mobilenet-v2', ...options];
    const { stdout, stderr } = await run([...again, '--json'], { cwd });
    expect(stderr).toBe('');
    const { latencyMs, energyMj } = JSON.parse(stdout);
    expect({ latencyMs, energyMj }).toEqual({
      latencyMs: objectives.latencyMs,
      energyMj: objectives.energyMj,
    });
  });

  it('overwrites no earlier run', async () => {
    const cwd = newFolder();
    await run(SHORT, { cwd });
    const first = read(cwd, 'runs', 'quickstart-seed1', 'run.json');
    await run(SHORT, { cwd });
    expect(readdirSync(join(cwd, 'runs')).sort()).toEqual([
      'quickstart-seed1',
      'quickstart-seed1-2',
    ]);
    expect(read(cwd, 'runs', 'quickstart-seed1', 'run.json')).toBe(first);
  });

  it('marks accuracies that nobody measured wherever it writes them', async () => {
    const { cwd } = await run(['search', 'quickstart', '--budget', '200']);
    const folder = join(cwd, 'runs', 'quickstart-seed1');
    const { designs } = JSON.parse(read(folder, 'front.json'));
    const isWide = (design: { genes: { width: number; resolution: number } }) =>
      design.genes.width > 1 && design.genes.resolution < 224;
    const marks = designs
      .filter(isWide)
      .map((design: { network: { accuracySource: string } }) => design.network.accuracySource);
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks)).toEqual(new Set(['interpolated']));
    expect(read(folder, 'front.csv')).toContain('interpolated');
    const sources = trialsIn(folder).map(({ accuracySource }) => accuracySource);
    expect(sources).toContain('interpolated');
    expect(read(folder, 'report.html')).toContain('interpolated');
  });

  it('ends cleanly when it is interrupted: what was found is kept, and it says where', async () => {
    const interruption = new AbortController();
    const { exitCode, stderr, cwd } = await run(SHORT, {
      signal: interruption.signal,
      onStderr: (text) => {
        if (text.startsWith('generation 1')) interruption.abort();
      },
    });
    const folder = join(cwd, 'runs', 'quickstart-seed1');
    expect(exitCode).toBe(130);
    expect(JSON.parse(read(folder, 'front.json'))).toMatchObject({
      evaluations: 40,
      finished: false,
    });
    expect(JSON.parse(read(folder, 'run.json')).finished).toBe(false);
    expect(stderr).toContain(`Written to ${folder}`);
    expect(stderr).toContain(
      `Interrupted. To go on: tandem search --resume ${join('runs', 'quickstart-seed1')}`,
    );
  });

  it('keeps what was evaluated where the program itself fails, and asks for a report', async () => {
    const mapper = createFakeMapper();
    let batches = 0;
    const failing = {
      ...mapper,
      map: async (...given: Parameters<typeof mapper.map>) => {
        batches += 1;
        if (batches === 2) throw new Error('the mapper fell over');
        return mapper.map(...given);
      },
    };
    const services = servicesWith(failing);
    const { exitCode, stderr, cwd } = await run(SHORT, { services });
    const folder = join(cwd, 'runs', 'quickstart-seed1');
    expect(exitCode).toBe(1);
    expect(trialsIn(folder)).toHaveLength(40);
    expect(JSON.parse(read(folder, 'run.json')).finished).toBe(false);
    expect(stderr).toContain(`The run broke off; what was evaluated is in ${folder}`);
    expect(stderr).toContain('This is a bug in Tandem: the mapper fell over');
    expect(stderr).toContain('Please report it');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('goes on with a run that was interrupted, to the same front, whatever its file says by now', async () => {
    const whole = await run(['search', 'quickstart', '--budget', '120', '--out', 'run']);
    const cwd = newFolder();
    mkdirSync(join(cwd, 'mine'));
    const file = join(cwd, 'mine', 'experiment.yaml');
    writeFileSync(file, read(ROOT, 'experiments', 'quickstart', 'experiment.yaml'));
    const interruption = new AbortController();
    await run(['search', 'mine', '--budget', '120', '--out', 'run'], {
      cwd,
      signal: interruption.signal,
      onStderr: (text) => {
        if (text.startsWith('generation 1')) interruption.abort();
      },
    });
    writeFileSync(file, 'title: something else');
    const { exitCode, stderr } = await run(['search', '--resume', 'run'], { cwd });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Going on after 40 evaluations\ngeneration 2');
    const named = read(cwd, 'run', 'front.json').replaceAll('mine', 'quickstart');
    expect(named).toBe(read(whole.cwd, 'run', 'front.json'));
    expect(read(cwd, 'run', 'front.csv')).toBe(read(whole.cwd, 'run', 'front.csv'));
  });

  it('says where it may not write, before it evaluates anything', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'file'), 'precious');
    const { exitCode, stderr } = await run([...SHORT, '--out', 'file/run'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `${join(cwd, 'file', 'run')}: cannot be made as a run folder (a file is in the way). ` +
        'Give a folder that you may write to with --out.\n',
    );
    expect(read(cwd, 'file')).toBe('precious');
  });

  it('runs an experiment from a folder of the user, with a template beside it', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'chip.yaml'), read(ROOT, 'accelerators', 'eyeriss.yaml'));
    writeFileSync(
      join(cwd, 'mine', 'experiment.yaml'),
      read(ROOT, 'experiments', 'quickstart', 'experiment.yaml').replace(
        'template: eyeriss',
        'template: ./chip.yaml',
      ),
    );
    const { exitCode } = await run(['search', 'mine', '--budget', '48'], { cwd });
    expect(exitCode).toBe(0);
    expect(existsSync(join(cwd, 'runs', 'mine-seed1', 'front.json'))).toBe(true);
  });
});
