#!/usr/bin/env node
import { EXIT_INTERRUPTED } from './exit-codes.ts';
import { runCli } from './run-cli.ts';

const interruption = new AbortController();
process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(EXIT_INTERRUPTED);
  interruption.abort();
});
process.on('SIGTERM', () => interruption.abort());
// A reader that has seen enough (`tandem list | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  signal: interruption.signal,
  now: () => new Date(),
  debug: process.env.TANDEM_DEBUG === '1',
});
