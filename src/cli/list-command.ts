import { textTable } from '../report/text-table.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { createListings, LISTING_NAMES, type ListEntry } from './listings.ts';
import { OptionReader } from './options.ts';
import type { Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';

const EXAMPLES = `
Examples:
  $ tandem list
  $ tandem list accelerators
  $ tandem list models --json`;

const COLUMNS = [
  { header: 'name', align: 'left' },
  { header: 'what', align: 'left', shrinkTo: 20 },
] as const;

/** Adds `tandem list`. */
export function addListCommand({ program, terminal, services, done }: CommandContext): void {
  program
    .command('list')
    .summary('list what can be asked for by name')
    .description('List what can be asked for by name.')
    .argument('[what]', `${LISTING_NAMES.join(', ')} (default: all)`)
    .option('--json', 'print the lists as JSON')
    .addHelpText('after', EXAMPLES)
    .action((what: string | undefined, options: { readonly json?: true }) => {
      list(what, options.json === true, terminal, services);
      done(EXIT_OK);
    });
}

function list(
  what: string | undefined,
  asJson: boolean,
  { stdout }: Terminal,
  services: Services,
): void {
  const reader = new OptionReader();
  const wanted = reader.name('list', what, LISTING_NAMES);
  reader.check();
  const listings = createListings(services);
  const names = wanted === undefined ? LISTING_NAMES : [wanted];
  const lists = names.map((name) => [name, listings[name]()] as const);
  if (asJson) stdout.write(`${JSON.stringify(Object.fromEntries(lists), null, 2)}\n`);
  else
    stdout.write(
      lists.map(([name, entries]) => listText(name, entries, widthOf(stdout))).join('\n'),
    );
}

function listText(title: string, entries: readonly ListEntry[], width: number): string {
  const rows = entries.map(({ name, title: what }) => [name, what]);
  return `${title}\n${textTable(COLUMNS, rows, width)}\n`;
}
