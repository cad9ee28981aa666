import { resolve } from 'node:path';
import { verifyFolder } from '../experiment/verify/verify-folder.ts';
import { verificationTable } from '../report/verification-table.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_DIFFERS, EXIT_OK } from './exit-codes.ts';
import { widthOf } from './terminal.ts';

const EXAMPLES = `
Examples:
  $ tandem verify my-reference-results
  $ tandem verify results/timeloop --json`;

/** Adds `tandem verify`. */
export function addVerifyCommand({
  program,
  terminal: { stdout, cwd },
  done,
}: CommandContext): void {
  program
    .command('verify')
    .summary('hold the cost model against the results of other tools')
    .description(
      'Read reference results (Timeloop evaluations, SCALE-Sim reports), evaluate each with our model, and compare.',
    )
    .argument('<folder>', 'a folder with reference results, or one file')
    .option('--json', 'print one object per folder as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, options: { readonly json?: true }) => {
      const verifications = await verifyFolder(resolve(cwd, folder));
      stdout.write(
        options.json === true
          ? `${JSON.stringify(verifications, null, 2)}\n`
          : `${verificationTable(verifications, widthOf(stdout))}\n`,
      );
      const differs = verifications.some(({ failures }) => failures.length > 0);
      done(differs ? EXIT_DIFFERS : EXIT_OK);
    });
}
