import { loadTechnology } from '../io/technology-schema.ts';
import { technologyText } from '../report/technology-text.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { createListings } from './listings.ts';
import { OptionReader } from './options.ts';
import { widthOf } from './terminal.ts';

const EXAMPLES = `
Examples:
  $ tandem technology
  $ tandem technology cmos-65nm
  $ tandem technology fpga-16nm --json`;

/** Adds `tandem technology`. */
export function addTechnologyCommand({
  program,
  terminal: { stdout },
  services,
  done,
}: CommandContext): void {
  program
    .command('technology')
    .summary('show what multiplications, memories and DRAM cost in a process')
    .description(
      'Show energy, area and leakage of a technology, the fit error of its laws, and sources.',
    )
    .argument('[name]', 'see "tandem list technologies" (default: all)')
    .option('--json', 'print the tables as JSON')
    .addHelpText('after', EXAMPLES)
    .action((name: string | undefined, options: { readonly json?: true }) => {
      const reader = new OptionReader();
      const known = createListings(services)
        .technologies()
        .map((entry) => entry.name);
      const wanted = reader.name('technology', name, known);
      reader.check();
      const technologies = (wanted === undefined ? known : [wanted]).map(loadTechnology);
      stdout.write(
        options.json === true
          ? `${JSON.stringify(technologies, null, 2)}\n`
          : `${technologies.map((each) => technologyText(each, widthOf(stdout))).join('\n\n\n')}\n`,
      );
      done(EXIT_OK);
    });
}
