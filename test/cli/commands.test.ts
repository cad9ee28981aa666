import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addCommands } from '../../src/cli/commands.ts';
import { SERVICES } from '../../src/cli/services.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

const SILENT: Terminal = {
  stdout: { write: () => {} },
  stderr: { write: () => {} },
  cwd: '.',
  signal: new AbortController().signal,
  now: () => new Date(0),
  debug: false,
};

async function namesFor(called: string | undefined): Promise<readonly string[]> {
  const program = new Command('tandem');
  await addCommands(called, {
    program,
    terminal: SILENT,
    services: SERVICES,
    done: () => {},
  });
  return program.commands.map((command) => command.name());
}

describe('addCommands', () => {
  it('adds the command that is called, and no other', async () => {
    expect(await namesFor('map')).toEqual(['map']);
  });

  it('adds each under the name by which it is called', async () => {
    for (const name of await namesFor(undefined)) expect(await namesFor(name)).toEqual([name]);
  });

  it('adds all of them where none is called, or one that does not exist', async () => {
    const all = await namesFor(undefined);
    expect(all).toContain('search');
    expect(await namesFor('sreach')).toEqual(all);
    expect(await namesFor('toString')).toEqual(all);
  });
});
