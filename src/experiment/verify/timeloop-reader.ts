import { InputError } from '../../base/errors.ts';
import type { Cost } from '../../cost/cost.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import {
  acceleratorOf,
  costTableOf,
  hasLinkTransfers,
  layerOf,
  mappingOf,
  operandOf,
  type TimeloopCase,
  timeloopCaseSchema,
} from './timeloop-case.ts';
import type { CaseResult, CyclesPair, Mismatch, ReferenceReader } from './verification.ts';

/** Sets of records whose run changed Timeloop's rules; each is left out with this reason. */
const OTHER_RULES: Readonly<Record<string, string>> = {
  env_toggles: 'an environment toggle changed the rules of the run',
  flags: 'a flag switched re-use off or changed read-modify-write',
};
const LINK_TRANSFERS = 'peer-to-peer link transfers, which the model leaves out';
/** Inflated by link transfers that a bypass hides from the record. */
const HIDDEN_LINK_TRANSFERS: readonly string[] = ['os_16x16__alexnet_conv3__pref7'];

/** Timeloop evaluations as JSON lines. */
export const timeloopReader: ReferenceReader = {
  format: 'timeloop',
  recognises: (name, text) =>
    name.endsWith('.jsonl') && /^\s*\{[^\n]*"mapping"[^\n]*"results"/.test(text),
  verify: (file, text) => {
    const results: CaseResult[] = [];
    const cycles: CyclesPair[] = [];
    text.split('\n').forEach((line, index) => {
      if (line.trim() === '') return;
      const record = parse(line, file, index + 1);
      const reason = reasonToSkip(record);
      if (reason !== undefined) {
        results.push({ id: record.id, outcome: 'skipped', reason });
        return;
      }
      const cost = costOf(record);
      if (cost !== undefined) {
        cycles.push({ ours: cost.latencyCycles, theirs: record.results.cycles });
      }
      const mismatches = cost === undefined ? [infeasible(record)] : compare(record, cost);
      results.push({ id: record.id, outcome: 'compared', mismatches });
    });
    return { results, cycles };
  },
};

function parse(line: string, file: string, lineNumber: number): TimeloopCase {
  const place = { file, line: lineNumber };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputError({ ...place, rule: 'must be one JSON object a line' });
  }
  const parsed = timeloopCaseSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.map(({ path, message }) => ({
      ...place,
      path: path.join('.'),
      rule: message.replace(/^Invalid input: /, ''),
    })),
  );
}

function reasonToSkip(record: TimeloopCase): string | undefined {
  if (hasLinkTransfers(record) || HIDDEN_LINK_TRANSFERS.includes(record.id)) return LINK_TRANSFERS;
  return OTHER_RULES[record.meta.set];
}

function costOf(record: TimeloopCase): Cost | undefined {
  const outcome = evaluate({
    layer: layerOf(record),
    accelerator: acceleratorOf(record),
    costs: costTableOf(record),
    mapping: mappingOf(record),
    reuse: 'timeloop',
  });
  return outcome.ok ? outcome.value : undefined;
}

function infeasible({ id, results }: TimeloopCase): Mismatch {
  return { id, field: 'feasible', ours: 0, theirs: results.cycles };
}

/** Counts and cycles must be equal, energy within 1e-4; fills of operands that are only read may be off by one. */
function compare(record: TimeloopCase, cost: Cost): Mismatch[] {
  const { id, results } = record;
  const mismatches: Mismatch[] = [];
  const check = (field: string, ours: number, theirs: number, slack: number) => {
    if (Math.abs(ours - theirs) > slack) mismatches.push({ id, field, ours, theirs });
  };
  check('cycles', cost.latencyCycles, results.cycles, 0);
  check('energyPj', cost.energyPj, results.energy_total_pJ, results.energy_total_pJ * 1e-4);
  for (const level of results.levels) {
    const ours = cost.levels.find(({ memory }) => memory === level.name);
    for (const [tensor, theirs] of Object.entries(level.tensors)) {
      const operand = operandOf(tensor as keyof typeof level.tensors);
      const counted = ours?.accesses.find((entry) => entry.operand === operand);
      const perInstance = (total: number | undefined) => (total ?? 0) / theirs.utilized_instances;
      const field = `${level.name}.${operand}`;
      const fillSlack = operand === 'outputs' ? 1e-3 : 1.001;
      check(`${field}.reads`, perInstance(counted?.reads), theirs.reads_per_instance, 1e-3);
      check(`${field}.fills`, perInstance(counted?.fills), theirs.fills_per_instance, fillSlack);
      check(`${field}.updates`, perInstance(counted?.updates), theirs.updates_per_instance, 1e-3);
    }
  }
  return mismatches;
}
