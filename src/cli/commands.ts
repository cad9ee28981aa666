import type { Command } from 'commander';
import type { Services } from './services.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly program: Command;
  readonly terminal: Terminal;
  readonly services: Services;
  readonly done: (exitCode: number) => void;
}
type AddCommand = (context: CommandContext) => void;

/** What each command needs is read only when it is called: half of a second less before `tandem map` starts. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  search: async () => {
    const { addSearchCommand } = await import('./search-command.ts');
    return (to) => addSearchCommand(to.program, to.terminal, to.services, to.done);
  },
  status: async () => {
    const { addStatusCommand } = await import('./status-command.ts');
    return (to) => addStatusCommand(to.program, to.terminal, to.done);
  },
  report: async () => {
    const { addReportCommand } = await import('./report-command.ts');
    return (to) => addReportCommand(to.program, to.terminal, to.done);
  },
  compare: async () => {
    const { addCompareCommand } = await import('./compare-command.ts');
    return (to) => addCompareCommand(to.program, to.terminal, to.done);
  },
  evaluate: async () => {
    const { addEvaluateCommand } = await import('./evaluate-command.ts');
    return (to) => addEvaluateCommand(to.program, to.terminal, to.services, to.done);
  },
  explain: async () => {
    const { addExplainCommand } = await import('./explain-command.ts');
    return (to) => addExplainCommand(to.program, to.terminal, to.services, to.done);
  },
  map: async () => {
    const { addMapCommand } = await import('./map-command.ts');
    return (to) => addMapCommand(to.program, to.terminal, to.services, to.done);
  },
  export: async () => {
    const { addExportCommand } = await import('./export-command.ts');
    return (to) => addExportCommand(to.program, to.terminal, to.services, to.done);
  },
  list: async () => {
    const { addListCommand } = await import('./list-command.ts');
    return (to) => addListCommand(to.program, to.terminal, to.services, to.done);
  },
  verify: async () => {
    const { addVerifyCommand } = await import('./verify-command.ts');
    return (to) => addVerifyCommand(to.program, to.terminal, to.done);
  },
  reproduce: async () => {
    const { addReproduceCommand } = await import('./reproduce-command.ts');
    return (to) => addReproduceCommand(to.program, to.terminal, to.services, to.done);
  },
  technology: async () => {
    const { addTechnologyCommand } = await import('./technology-command.ts');
    return (to) => addTechnologyCommand(to.program, to.terminal, to.services, to.done);
  },
  data: async () => {
    const { addDataCommand } = await import('./data-command.ts');
    return (to) => addDataCommand(to.program, to.terminal, to.done);
  },
  cosearch: async () => {
    const { addCosearchCommand } = await import('./cosearch-command.ts');
    return (to) => addCosearchCommand(to.program, to.terminal, to.services, to.done);
  },
  predictor: async () => {
    const { addPredictorCommand } = await import('./predictor-command.ts');
    return (to) => addPredictorCommand(to.program, to.terminal, to.services, to.done);
  },
};

/** Adds the command that is called; all of them where none is, for help and for what may have been meant. */
export async function addCommands(
  called: string | undefined,
  context: CommandContext,
): Promise<void> {
  if (called === '--version' || called === '-V') return;
  const isOne = called !== undefined && Object.hasOwn(COMMANDS, called);
  const loads = isOne ? [COMMANDS[called]] : Object.values(COMMANDS);
  const added = await Promise.all(loads.flatMap((load) => (load === undefined ? [] : [load()])));
  for (const add of added) add(context);
}
