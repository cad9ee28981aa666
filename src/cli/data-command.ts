import { resolve } from 'node:path';
import { type CellQuery, nasBench201Table } from '../accuracy/tabular/nas-bench-201.ts';
import { cellKey, cellText } from '../accuracy/tabular/nas-bench-201-cell.ts';
import {
  IMPORT_KINDS,
  type ImportKind,
  importData,
  isImported,
  loadImportedTable,
} from '../io/tabular/imported-data.ts';
import { grouped } from '../report/number-format.ts';
import { textTable } from '../report/text-table.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT_OK } from './exit-codes.ts';
import { OptionReader } from './options.ts';
import { widthOf } from './terminal.ts';

interface FolderOption {
  readonly folder: string;
}

const EXAMPLES = `
Examples:
  $ tandem data                                          # what can be imported, and where it is from
  $ tandem data import nas-bench-201 nb201_accuracy.csv
  $ tandem data cell 013421                              # or a number, or an architecture string`;

const COLUMNS = [
  { header: 'name', align: 'left' },
  { header: 'here', align: 'left' },
  { header: 'what', align: 'left', shrinkTo: 20 },
  { header: 'form', align: 'left', shrinkTo: 20 },
  { header: 'from', align: 'left', shrinkTo: 20 },
] as const;

const FOLDER = ['--folder <path>', 'where imported data is kept', 'tandem-data'] as const;

/** Adds `tandem data`, `tandem data import` and `tandem data cell`. */
export function addDataCommand({ program, terminal, done }: CommandContext): void {
  const { stdout, cwd } = terminal;
  const data = program
    .command('data')
    .summary('import tables of accuracies and latencies, and ask them')
    .description('Import published tables and predictors, and ask them.')
    .option(...FOLDER)
    .addHelpText('after', EXAMPLES)
    .action((options: FolderOption) => {
      const folder = resolve(cwd, options.folder);
      const rows = IMPORT_KINDS.map((kind) => [
        kind.name,
        isImported(kind, folder) ? 'yes' : 'no',
        kind.title,
        kind.form,
        kind.origin,
      ]);
      stdout.write(`${textTable(COLUMNS, rows, widthOf(stdout))}\n`);
      done(EXIT_OK);
    });
  data
    .command('import')
    .description('Check a file and keep it in a compact form.')
    .argument('<kind>', IMPORT_KINDS.map(({ name }) => name).join(', '))
    .argument('<file>')
    .action((kind: string, file: string) => {
      const folder = resolve(cwd, data.opts<FolderOption>().folder);
      const { path, bytes, values } = importData(kindOf(kind), resolve(cwd, file), folder);
      stdout.write(`${kind}: ${grouped(values)} values in ${grouped(bytes)} bytes, ${path}\n`);
      done(EXIT_OK);
    });
  data
    .command('cell')
    .description('Tell what the imported tables know of a NAS-Bench-201 cell.')
    .argument('<cell>', 'its number, six digits, or its architecture string')
    .action((cell: string) => {
      stdout.write(cellWords(cell, resolve(cwd, data.opts<FolderOption>().folder)));
      done(EXIT_OK);
    });
}

function kindOf(typed: string): ImportKind {
  const reader = new OptionReader();
  const name = reader.name(
    'kind',
    typed,
    IMPORT_KINDS.map((kind) => kind.name),
  );
  reader.check();
  const found = IMPORT_KINDS.find((kind) => kind.name === name);
  if (found === undefined) throw new Error('a name was neither found nor refused');
  return found;
}

function cellWords(typed: string, folder: string): string {
  const query: CellQuery = /^\d{1,5}$/.test(typed)
    ? { index: Number(typed) }
    : { architecture: typed };
  const table = nasBench201Table(loadImportedTable(kindOf('nas-bench-201'), folder));
  const { edges, index, testTop1Pct, parameters, macsCifar10 } = table.find(query);
  const accuracies = Object.entries(testTop1Pct).map(([name, value]) => `${name} ${value} %`);
  return [
    `cell ${index}: ${edges.join('')}, ${cellText(edges)}`,
    `test top-1 (tabular): ${accuracies.join(', ')}`,
    `${grouped(parameters)} parameters, ${grouped(macsCifar10)} MACs on CIFAR-10`,
    ...deviceLines(cellKey(edges), folder),
    '',
  ].join('\n');
}

function deviceLines(key: number, folder: string): string[] {
  const kind = kindOf('hw-nas-bench');
  if (!isImported(kind, folder)) return [];
  const table = loadImportedTable(kind, folder);
  const row = table.values('key').indexOf(key);
  if (row < 0) return ['hw-nas-bench does not tell this cell'];
  const figures = table.columns.filter(({ name }) => name !== 'key');
  return [
    `hw-nas-bench: ${figures.map(({ name }) => `${name} ${table.value(name, row)}`).join(', ')}`,
  ];
}
