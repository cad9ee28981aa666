import type { CommandContext } from './command-context.ts';

type AddCommand = (context: CommandContext) => void;

/** What each command needs is read only when it is called: half of a second less before `tandem map` starts. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  search: async () => (await import('./search-command.ts')).addSearchCommand,
  status: async () => (await import('./status-command.ts')).addStatusCommand,
  report: async () => (await import('./report-command.ts')).addReportCommand,
  compare: async () => (await import('./compare-command.ts')).addCompareCommand,
  evaluate: async () => (await import('./evaluate-command.ts')).addEvaluateCommand,
  explain: async () => (await import('./explain-command.ts')).addExplainCommand,
  map: async () => (await import('./map-command.ts')).addMapCommand,
  export: async () => (await import('./export-command.ts')).addExportCommand,
  list: async () => (await import('./list-command.ts')).addListCommand,
  verify: async () => (await import('./verify-command.ts')).addVerifyCommand,
  reproduce: async () => (await import('./reproduce-command.ts')).addReproduceCommand,
  technology: async () => (await import('./technology-command.ts')).addTechnologyCommand,
  data: async () => (await import('./data-command.ts')).addDataCommand,
  cosearch: async () => (await import('./cosearch-command.ts')).addCosearchCommand,
  predictor: async () => (await import('./predictor-command.ts')).addPredictorCommand,
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
