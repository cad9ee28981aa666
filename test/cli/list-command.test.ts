import { describe, expect, it } from 'vitest';
import { LISTING_NAMES } from '../../src/cli/listings.ts';
import { run } from './run.ts';

describe('tandem list', () => {
  it('lists everything that can be asked for by name', async () => {
    const { exitCode, stdout } = await run(['list']);
    expect(exitCode).toBe(0);
    for (const name of LISTING_NAMES) expect(stdout).toContain(`${name}\n`);
    expect(stdout).toMatch(/\neyeriss +Eyeriss, 12×14 row-stationary array, 65 nm\n/);
    expect(stdout).toMatch(/\nmobilenet-v2 +MobileNetV2/);
    expect(stdout).toMatch(/\nquickstart +/);
  });

  it('lists one kind alone', async () => {
    const { stdout } = await run(['list', 'algorithms']);
    expect(stdout).toMatch(/^algorithms\nname +what\n─+ +─+\nnsga2 /);
    expect(stdout).not.toContain('eyeriss');
  });

  it.each(LISTING_NAMES)('lists %s as JSON, each with a name and a title', async (name) => {
    const { stdout } = await run(['list', name, '--json']);
    const lists = JSON.parse(stdout);
    expect(Object.keys(lists)).toEqual([name]);
    expect(lists[name].length).toBeGreaterThan(0);
    for (const entry of lists[name]) {
      expect(entry.name).toMatch(/^[\w.-]+$/);
      expect(entry.title).not.toBe('');
    }
  });
});

describe('tandem --help', () => {
  it.each([[], ['search'], ['evaluate'], ['list']])('shows examples for "%s"', async (...words) => {
    const { exitCode, stdout, stderr } = await run([...words, '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Usage: tandem/);
    expect(stdout).toContain('Examples:\n  $ tandem');
    expect(stderr).toBe('');
  });

  it('tells the version', async () => {
    const { exitCode, stdout } = await run(['--version']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
