import type { Command } from 'commander';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

/** What a command is added to, and what it works with. */
export interface CommandContext {
  readonly program: Command;
  readonly terminal: Terminal;
  readonly services: Services;
  /** Told the exit code. */
  readonly done: (exitCode: number) => void;
}
