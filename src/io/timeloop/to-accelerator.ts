import minBy from 'lodash/minBy.js';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryKind, MemoryLevel } from '../../accelerator/memory-level.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';
import { type BrokenRule, brokenAcceleratorRules } from '../accelerator-rules.ts';
import { gotWords } from '../value-words.ts';
import { capacityBitsOf, numberOf, rowBitsOf, wordBitsOf } from './attributes.ts';
import { type Component, FAN_OUT } from './components.ts';

/** What a Timeloop file does not say of an accelerator, and the words that it uses. */
export interface ArchitectureContext {
  readonly name: string;
  readonly source: string;
  readonly dataflows: readonly string[];
  /** Cost tables by name; the one nearest to the file's `technology` is taken. */
  readonly technologies: readonly string[];
  readonly tensors: ReadonlyMap<string, Operand>;
}

/** An accelerator, and all of its memories in Timeloop's order, with those that keep nothing. */
export interface TimeloopArchitecture {
  readonly accelerator: Accelerator;
  readonly storages: readonly Component[];
}

const COMPUTE = /mac|compute|alu|multiplier/i;
const DRAM = /dram|hbm|ddr/i;
const REGISTERS = /rf\b|_rf|reg/i;
const STORAGE = /ram|buff|storage|memory|cache|spad|scratchpad|fifo/i;
/** Timeloop's own where a file says nothing. */
const CYCLE_SECONDS = 1e-9;

/**
 * Puts an accelerator together from the components of an architecture.
 *
 * Timeloop knows no latency of a memory and no skew of an array, and searches every dataflow: both times are 0 here and
 * all dataflows are tried. Memories that keep nothing, which Timeloop needs to fan out twice, are left out.
 */
export function toAccelerator(
  components: readonly Component[],
  context: ArchitectureContext,
): TimeloopArchitecture | readonly BrokenRule[] {
  const broken: BrokenRule[] = [];
  const storages = components.filter(isStorage);
  const compute = components.findLast(({ className }) => COMPUTE.test(className));
  if (compute === undefined) {
    broken.push({
      at: ['architecture'],
      rule: 'must end in a compute component, e.g. of class intmac',
    });
    return broken;
  }
  const kept = storages.filter((one) => holdsOf(one, context.tensors).length > 0);
  const memories = kept.map((one, index) => toMemory(one, index, context.tensors, broken));
  const technology = technologyOf(components, context.technologies, broken);
  const cycleSeconds = numberOf(compute, ['global_cycle_seconds'], broken) ?? CYCLE_SECONDS;
  const accelerator: Accelerator = {
    name: context.name,
    title: `${context.name}, from Timeloop${technology.note}`,
    source: context.source,
    clockMHz: Number((1e-6 / cycleSeconds).toPrecision(12)),
    technology: technology.name,
    precisionBits: precisionOf(compute, memories, broken),
    peArray: compute.grid,
    arrayTiming: {
      skewCycles: 0,
      preloadCycles: 0,
      foldOperand: null,
      drainsBetweenFolds: false,
    },
    memories,
    dataflows: context.dataflows,
    fpga: null,
  };
  const misfits = brokenAcceleratorRules(accelerator).map(({ at, ...words }): BrokenRule => {
    const component = at[0] === 'memories' ? kept[Number(at[1])] : undefined;
    return { at: component?.at ?? ['architecture'], ...words };
  });
  const all = [...broken, ...misfits];
  return all.length > 0 ? all : { accelerator, storages };
}

function isStorage({ className, attributes }: Component): boolean {
  if (className === FAN_OUT) return true;
  if (COMPUTE.test(className)) return false;
  const hasSize = ['depth', 'memory_depth', 'entries', 'sizeKB'].some((key) => attributes.has(key));
  return hasSize || [DRAM, REGISTERS, STORAGE].some((pattern) => pattern.test(className));
}

/** The operands that a memory keeps: those under `keep`, or all but those under `bypass`. */
export function holdsOf(
  { className, keep, bypass }: Component,
  tensors: ReadonlyMap<string, Operand>,
): readonly Operand[] {
  if (DRAM.test(className)) return OPERANDS;
  const operands = (names: readonly string[]) => names.flatMap((name) => tensors.get(name) ?? []);
  const kept = keep === null ? OPERANDS : operands(keep);
  const passed = operands(bypass);
  return OPERANDS.filter((operand) => kept.includes(operand) && !passed.includes(operand));
}

function toMemory(
  component: Component,
  index: number,
  tensors: ReadonlyMap<string, Operand>,
  broken: BrokenRule[],
): MemoryLevel {
  const word = wordBitsOf(component, broken);
  const row = rowBitsOf(component, word, broken);
  const kind = kindOf(component, index);
  const bandwidth = (name: string) => {
    const words = numberOf(component, [name], broken);
    return words === undefined ? null : words * word;
  };
  return {
    name: component.name,
    kind,
    holds: holdsOf(component, tensors),
    capacityBits: kind === 'dram' ? null : capacityBitsOf(component, { word, row }, broken),
    rowBits: row,
    elementBits: word,
    bandwidth: {
      readBitsPerCycle: bandwidth('read_bandwidth'),
      writeBitsPerCycle: bandwidth('write_bandwidth'),
      sharedBitsPerCycle: bandwidth('shared_bandwidth') ?? bandwidth('bandwidth'),
    },
    grid: component.grid,
    doubleBuffered: isDoubleBuffered(component, broken),
    latencyCycles: 0,
  };
}

function kindOf({ className }: Component, index: number): MemoryKind {
  if (DRAM.test(className)) return 'dram';
  // a register file has a larger memory around it
  return REGISTERS.test(className) && index > 1 ? 'register-file' : 'sram';
}

function isDoubleBuffered(component: Component, broken: BrokenRule[]): boolean {
  const buffers = numberOf(component, ['multiple_buffering'], broken) ?? 1;
  if (buffers !== 1 && buffers !== 2) {
    const at = [...component.at, 'attributes', 'multiple_buffering'];
    broken.push({ at, rule: 'must be 1 or 2', got: String(buffers) });
  }
  return buffers === 2;
}

/** Factors are as wide as the multiplier, sums as the innermost memory of outputs or the adder, results as in DRAM. */
function precisionOf(compute: Component, memories: readonly MemoryLevel[], broken: BrokenRule[]) {
  const widthAt = (operand: Operand) =>
    memories.findLast(({ holds }) => holds.includes(operand))?.elementBits ?? 1;
  const factor = numberOf(compute, ['multiplier_width', 'datawidth', 'word_bits'], broken);
  return {
    weights: factor ?? widthAt('weights'),
    inputs: factor ?? widthAt('inputs'),
    partialSums: numberOf(compute, ['adder_width'], broken) ?? widthAt('outputs'),
    outputs: memories[0]?.elementBits ?? 1,
  };
}

/** The table whose process is nearest, by ratio; the note says where it is another one. */
function technologyOf(
  components: readonly Component[],
  tables: readonly string[],
  broken: BrokenRule[],
): { readonly name: string; readonly note: string } {
  const owner = components.find(({ attributes }) => attributes.has('technology'));
  const stated = owner?.attributes.get('technology');
  const nanometres = nodeOf(String(stated ?? ''));
  if (nanometres === undefined) {
    broken.push({
      at: owner === undefined ? ['architecture'] : [...owner.at, 'attributes', 'technology'],
      rule: 'must state the process, from which energy and area follow',
      got: stated === undefined ? 'no technology' : gotWords(stated),
      remedy: 'Add technology: "45nm" to the outermost container',
    });
  }
  const chips = tables.filter((name) => name.startsWith('cmos-'));
  const wanted = nanometres ?? 45;
  const name = minBy(chips, (table) => Math.abs(Math.log((nodeOf(table) ?? 1) / wanted))) ?? '';
  const note = nodeOf(name) === wanted ? '' : `, ${wanted} nm taken as ${name}`;
  return { name, note };
}

function nodeOf(text: string): number | undefined {
  const [, digits] = /(\d+)\s*(nm)?$/i.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
