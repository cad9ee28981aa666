import { join, relative, resolve } from 'node:path';
import { writeWhole } from '../io/write-whole.ts';
import { readRun } from '../study/read-run.ts';
import { RunReader } from '../study/run-reader.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { OptionReader } from './options.ts';
import { reportOf } from './run-attachments.ts';

const EXAMPLES = `
Examples:
  $ tandem report runs/quickstart-seed1
  $ tandem report runs/quickstart-seed1 --out today.html`;

/** Adds `tandem report`. */
export function addReportCommand({
  program,
  terminal: { stdout, cwd },
  done,
}: CommandContext): void {
  program
    .command('report')
    .summary('draw the report of a run, also of one that is under way')
    .description(
      'Draw the report of a run from its store: of one that is under way as far as it is.',
    )
    .argument('<run>', 'folder of a run')
    .option('--out <file>', 'where to write it (default: report.html in the run)')
    .addHelpText('after', EXAMPLES)
    .action((run: string, options: { readonly out?: string }) => {
      const typed = new OptionReader();
      if (options.out !== undefined) typed.text('--out', options.out);
      typed.check();
      const folder = resolve(cwd, run);
      const reader = RunReader.open(folder);
      const file =
        options.out === undefined ? join(folder, 'report.html') : resolve(cwd, options.out);
      try {
        writeWhole(file, reportOf(readRun(reader)));
      } finally {
        reader.close();
      }
      stdout.write(`Wrote ${relative(cwd, file)}\n`);
      done(EXIT_OK);
    });
}
