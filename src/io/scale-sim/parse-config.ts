import { basename } from 'node:path';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import { InputError, type Problem } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { type SCALE_SIM_DATAFLOWS, systolicArray } from './systolic-array.ts';

interface Setting {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** Keys that an import reads; SCALE-Sim does not care for capitals. */
const NEEDED = [
  ...['ArrayHeight', 'ArrayWidth', 'IfmapSramSzkB', 'FilterSramSzkB', 'OfmapSramSzkB', 'Dataflow'],
] as const;
const READ = [...NEEDED, 'run_name', 'Bandwidth', 'InterfaceBandwidth', 'SparsitySupport'];
/** Addresses, layouts, banks and reports: nothing that the model here knows. */
const PASSED_OVER =
  /^(.*offset|.*layout|.*bank.*|memorybanks|.*row_size|.*bank_size|sparserep|optimizedmapping|blocksize|randomnumber.*|topology.*|use_?ramulator.*)$/i;

/**
 * Reads a configuration of SCALE-Sim.
 *
 * @throws InputError with every problem and its line; a key that is near to one that is read is taken for a misspelling
 */
export function parseScaleSimConfig(text: string, file: string): Accelerator {
  const { settings, problems: syntax } = readSettings(text);
  const reader = new SettingReader(settings);
  const rows = reader.whole('ArrayHeight');
  const columns = reader.whole('ArrayWidth');
  const inputs = reader.positive('IfmapSramSzkB');
  const weights = reader.positive('FilterSramSzkB');
  const outputs = reader.positive('OfmapSramSzkB');
  const dataflow = reader.dataflow();
  const isLimited = reader.text('InterfaceBandwidth')?.toUpperCase() === 'USER';
  const dramWordsPerCycle = isLimited ? reader.positive('Bandwidth') : null;
  reader.refuseSparsity();
  const problems = [...syntax, ...reader.problems];
  if (problems.length > 0) throw new InputError(problems.map((problem) => ({ file, ...problem })));
  const fallback = basename(file).replace(/\.cfg$/i, '');
  const name = (reader.text('run_name') ?? fallback).replaceAll(/[^\w-]+/g, '_');
  return systolicArray({
    name,
    rows,
    columns,
    dataflow,
    dramWordsPerCycle,
    sramKiB: { inputs, weights, outputs },
  });
}

/** `key = value` or `key : value`, below headings in brackets; `#` and `;` begin a comment. */
function readSettings(text: string) {
  const settings: Setting[] = [];
  const problems: Problem[] = [];
  text.split(/\r?\n/).forEach((content, index) => {
    const line = index + 1;
    const trimmed = content.replace(/(^|\s)[#;].*$/, '').trim();
    if (trimmed === '' || /^\[.*\]$/.test(trimmed)) return;
    const [, key = '', value = ''] = /^([^:=]+?)\s*[:=]\s*(.*)$/.exec(trimmed) ?? [];
    if (key === '') {
      const rule = 'must be a heading in brackets, or key : value';
      problems.push({ line, column: 1, rule, got: `"${trimmed}"` });
    } else {
      settings.push({ key, value: value.replace(/^["']|["']$/g, ''), line });
      problems.push(...misspelling(key, line));
    }
  });
  return { settings, problems };
}

function misspelling(key: string, line: number): Problem[] {
  const known = READ.some((one) => one.toLowerCase() === key.toLowerCase());
  if (known || PASSED_OVER.test(key)) return [];
  const near = nearestName(key, READ);
  const remedy = near === undefined ? `Known here: ${READ.join(', ')}` : `Write ${near}`;
  return [{ line, column: 1, rule: 'must be a known key', got: `"${key}"`, remedy }];
}

/** Looks settings up and gathers what is wrong with them. */
class SettingReader {
  readonly problems: Problem[] = [];
  readonly #settings: ReadonlyMap<string, Setting>;

  constructor(settings: readonly Setting[]) {
    this.#settings = new Map(settings.map((one) => [one.key.toLowerCase(), one]));
  }

  text(key: string): string | undefined {
    return this.#settings.get(key.toLowerCase())?.value;
  }

  positive(key: string): number {
    const value = Number(this.#required(key));
    if (value > 0 && Number.isFinite(value)) return value;
    this.#refuse(key, 'must be a number > 0');
    return 1;
  }

  whole(key: string): number {
    const value = this.positive(key);
    if (!Number.isInteger(value)) this.#refuse(key, 'must be a whole number');
    return value;
  }

  dataflow(): keyof typeof SCALE_SIM_DATAFLOWS {
    const typed = this.#required('Dataflow').toLowerCase();
    if (typed === 'os' || typed === 'ws' || typed === 'is') return typed;
    this.#refuse('Dataflow', 'must be one of os, ws, is');
    return 'os';
  }

  refuseSparsity(): void {
    if (this.text('SparsitySupport')?.toLowerCase() === 'true')
      this.#refuse('SparsitySupport', 'must be false, as sparse tensors are not modelled');
  }

  #required(key: string): string {
    return this.text(key) ?? '';
  }

  #refuse(key: string, rule: string): void {
    const setting = this.#settings.get(key.toLowerCase());
    if (this.problems.some(({ path }) => path === key)) return;
    if (setting === undefined) this.problems.push({ path: key, rule: 'is required' });
    else
      this.problems.push({
        line: setting.line,
        column: 1,
        path: key,
        rule,
        got: `"${setting.value}"`,
      });
  }
}
