#!/usr/bin/env node
import { EXIT_INTERRUPTED } from './exit-codes.ts';
import { runCli } from './run-cli.ts';

const interruption = new AbortController();
process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(EXIT_INTERRUPTED);
  interruption.abort();
});
process.on('SIGTERM', () => interruption.abort());
// A closed terminal ends a search as Ctrl-C does: the front is written.
process.on('SIGHUP', () => interruption.abort());
// A reader that has seen enough (`tandem list | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
// Nobody reads the progress any more (`2>&1 | head`, a closed terminal): the run goes on.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  signal: interruption.signal,
  now: () => new Date(),
  debug: process.env.TANDEM_DEBUG === '1',
});
