import { Command, CommanderError } from 'commander';
import { InputError } from '../base/errors.ts';
import { addCompareCommand } from './compare-command.ts';
import { addCosearchCommand } from './cosearch-command.ts';
import { addDataCommand } from './data-command.ts';
import { addEvaluateCommand } from './evaluate-command.ts';
import { EXIT_BAD_INPUT, EXIT_BUG, EXIT_INTERRUPTED, EXIT_OK } from './exit-codes.ts';
import { addExplainCommand } from './explain-command.ts';
import { addExportCommand } from './export-command.ts';
import { addListCommand } from './list-command.ts';
import { addMapCommand } from './map-command.ts';
import { addPredictorCommand } from './predictor-command.ts';
import { addReportCommand } from './report-command.ts';
import { addReproduceCommand } from './reproduce-command.ts';
import { addSearchCommand } from './search-command.ts';
import { SERVICES, type Services } from './services.ts';
import { addStatusCommand } from './status-command.ts';
import { addTechnologyCommand } from './technology-command.ts';
import { type Terminal, widthOf } from './terminal.ts';
import { addVerifyCommand } from './verify-command.ts';
import { tandemVersion } from './versions.ts';

const EXAMPLES = `
Examples:
  $ tandem search experiments/quickstart
  $ tandem evaluate --accelerator eyeriss --network mobilenet-v2
  $ tandem explain --accelerator eyeriss --network alexnet --layer conv2
  $ tandem map --accelerator eyeriss --network alexnet --layer conv3
  $ tandem list accelerators`;

/**
 * Runs one command line.
 *
 * @param argv  without the program's own name
 * @returns     what the shell is to be told: 0 done, 2 bad input, 1 a bug, 130 interrupted
 */
export async function runCli(
  argv: readonly string[],
  terminal: Terminal,
  services: Services = SERVICES,
): Promise<number> {
  let exitCode = EXIT_OK;
  const program = createProgram(terminal, services, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, terminal);
  }
}

function createProgram(
  terminal: Terminal,
  services: Services,
  done: (exitCode: number) => void,
): Command {
  const { stdout, stderr } = terminal;
  const program = new Command('tandem')
    .description('Search neural networks and the accelerators that run them, together.')
    .version(tandemVersion())
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
      outputError: (text, write) => write(inOneLine(text)),
    });
  addSearchCommand(program, terminal, services, done);
  addStatusCommand(program, terminal, done);
  addReportCommand(program, terminal, done);
  addCompareCommand(program, terminal, done);
  addEvaluateCommand(program, terminal, services, done);
  addExplainCommand(program, terminal, services, done);
  addMapCommand(program, terminal, services, done);
  addExportCommand(program, terminal, services, done);
  addListCommand(program, terminal, services, done);
  addVerifyCommand(program, terminal, done);
  addReproduceCommand(program, terminal, services, done);
  addTechnologyCommand(program, terminal, services, done);
  addDataCommand(program, terminal, done);
  addPredictorCommand(program, terminal, services, done);
  addCosearchCommand(program, terminal, services, done);
  return program;
}

/** `error: unknown option '--sed'⏎(Did you mean --seed?)` as one sentence after another. */
function inOneLine(text: string): string {
  const words = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\(?/g, '. ')
    .replace(/\)$/, '');
  return `${words}${/[.?]$/.test(words) ? '' : '.'} See --help.\n`;
}

function report(error: unknown, { stderr, signal, debug }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_OK : EXIT_BAD_INPUT;
  if (error instanceof InputError) {
    stderr.write(`${error.message}\n`);
    return EXIT_BAD_INPUT;
  }
  if (signal.aborted) {
    stderr.write('Interrupted.\n');
    return EXIT_INTERRUPTED;
  }
  stderr.write(bugText(error, debug));
  return EXIT_BUG;
}

function bugText(error: unknown, debug: boolean): string {
  const what = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `${error.stack}\n` : '';
  return (
    `This is a bug in Tandem: ${what}\n${stack}` +
    'Please report it with the command line, the files that it reads and the output with TANDEM_DEBUG=1 set.\n'
  );
}
