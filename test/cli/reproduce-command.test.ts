import { describe, expect, it } from 'vitest';
import { newFolder, run } from './run.ts';

describe('tandem reproduce', () => {
  it('prints theirs against ours, and ends well where all figures are within their tolerance', async () => {
    const { exitCode, stdout } = await run(['reproduce', 'zhang-fpga-2015']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /cycles, shared unrolling +total +1,008,246 +1,008,246 +cycles +exact +█{8} +matches/,
    );
    expect(stdout).toMatch(/time on the board +total +21\.61 +20\.16 +ms +−6\.7 %/);
  });

  it('prints JSON', async () => {
    const { stdout } = await run(['reproduce', 'zhang-fpga-2015', '--json']);
    const [only] = JSON.parse(stdout);
    expect(only.name).toBe('zhang-fpga-2015');
    expect(only.figures[0]).toMatchObject({ ours: 366_025, theirs: 366_025, verdict: 'matches' });
  });

  it('says what it can be asked for', async () => {
    const { exitCode, stderr } = await run(['reproduce']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/must name a reproduction or more, got none\. Give --all or names: /);
    const near = await run(['reproduce', 'zhang-fpga-2016']);
    expect(near.stderr).toMatch(/Did you mean "zhang-fpga-2015"/);
  });

  it('wants a folder of reference results that exists', async () => {
    const cwd = newFolder();
    const { exitCode, stderr } = await run(
      ['reproduce', 'zhang-fpga-2015', '--reference', 'nowhere'],
      { cwd },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--reference: must be a folder, got "nowhere".');
  });

  it('is what a reproduction is run with, not a search', async () => {
    const { exitCode, stderr } = await run(['search', 'zhang-fpga-2015']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Run it with `tandem reproduce zhang-fpga-2015`');
  });
});
