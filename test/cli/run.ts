import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/cli/run-cli.ts';
import { SERVICES, type Services } from '../../src/cli/services.ts';
import type { NetworkMapper } from '../../src/mapper/mapped-network.ts';
import { createFakeMapper } from '../support/fake-mapper.ts';

/** The package's own services, with a mapper that answers at once. */
export const FAKE_SERVICES: Services = servicesWith(createFakeMapper());

/** The package's own services with another mapper. */
export function servicesWith(mapper: NetworkMapper): Services {
  const open = { mapper, reason: 'a made-up mapper', dispose: async () => {} };
  return { ...SERVICES, createMapper: async () => open };
}

export interface RunOptions {
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  readonly services?: Services;
  readonly isTTY?: boolean;
  /** Called with everything that is written to stderr. */
  readonly onStderr?: (text: string) => void;
}

/** A new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tandem-cli-'));
}

/** Runs a command line inside of this process; by default in a new folder, without a terminal. */
export async function run(argv: readonly string[], options: RunOptions = {}) {
  const { cwd = newFolder(), signal = new AbortController().signal } = options;
  let stdout = '';
  let stderr = '';
  let milliseconds = 0;
  const exitCode = await runCli(
    argv,
    {
      stdout: {
        write: (text) => {
          stdout += text;
        },
      },
      stderr: {
        isTTY: options.isTTY ?? false,
        write: (text) => {
          stderr += text;
          options.onStderr?.(text);
        },
      },
      cwd,
      signal,
      now: () => {
        milliseconds += 500;
        return new Date(milliseconds);
      },
      debug: false,
    },
    options.services ?? FAKE_SERVICES,
  );
  return { exitCode, stdout, stderr, cwd };
}
