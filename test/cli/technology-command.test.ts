import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

describe('tandem technology', () => {
  it('shows energies, the fit error of the memory law and sources', async () => {
    const { exitCode, stdout } = await run(['technology', 'cmos-65nm']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^cmos-65nm: 65 nm CMOS, low power \(65 nm\)\n/);
    expect(stdout).toMatch(/\n16 bits +1\.1 /);
    expect(stdout).toMatch(/\n128 KiB +64 +\d/);
    expect(stdout).toMatch(/Fit, median error over [^:]+: read \d+ % \(95th percentile \d+ %\)/);
    expect(stdout).toContain('CACTI 7');
  });

  it('says of an estimate that it was fitted to nothing', async () => {
    const { stdout } = await run(['technology', 'fpga-16nm']);
    expect(stdout).toContain('the memory law is an estimate, fitted to no points');
  });

  it('prints all technologies as JSON', async () => {
    const { stdout } = await run(['technology', '--json']);
    const names = JSON.parse(stdout).map(({ name }: { name: string }) => name);
    expect(names).toContain('cmos-28nm');
  });

  it('suggests the name that was meant', async () => {
    const { exitCode, stderr } = await run(['technology', 'cmos-65']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean "cmos-65nm"?');
  });
});
