import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Grid, MemoryLevel } from '../accelerator/memory-level.ts';
import type { Problem } from '../base/errors.ts';
import { OPERANDS } from '../workload/operand.ts';
import type { DocumentPath } from './yaml-position.ts';

/** A broken rule at a place in an accelerator file. */
export interface BrokenRule extends Pick<Problem, 'rule' | 'got' | 'remedy'> {
  readonly at: DocumentPath;
}

/** What is wrong with an accelerator whose keys are all well-formed: how its parts fit together. */
export function brokenAcceleratorRules(accelerator: Accelerator): BrokenRule[] {
  const { memories, dataflows } = accelerator;
  return [
    ...repeated(dataflows, (index) => ['dataflows', index]),
    ...repeated(
      memories.map(({ name }) => name),
      (index) => ['memories', index, 'name'],
    ),
    ...memories.flatMap((memory, index) => [
      ...(index === 0 ? dramRules(memory) : onChipRules(memory, index)),
      ...repeated(memory.holds, (entry) => ['memories', index, 'holds', entry]),
    ]),
    ...registerFileRules(memories),
    ...gridRules(accelerator),
    ...tileStreamRules(accelerator),
  ];
}

function dramRules(memory: MemoryLevel): BrokenRule[] {
  const at = (key: string): DocumentPath => ['memories', 0, key];
  if (memory.kind !== 'dram') {
    const rule = 'the first memory must be the DRAM, as they are listed outermost first';
    return [{ at: at('kind'), rule, got: `"${memory.kind}"`, remedy: 'Put the DRAM first' }];
  }
  const missing = OPERANDS.filter((operand) => !memory.holds.includes(operand));
  return [
    ...missing.map((operand) => ({
      at: at('holds'),
      rule: 'DRAM must hold all three operands',
      got: `no ${operand}`,
      remedy: `Add ${operand}`,
    })),
    ...when(memory.capacityBits !== null, {
      at: at('capacityKiB'),
      rule: 'DRAM must have unlimited capacity',
      got: `${(memory.capacityBits ?? 0) / 8192} KiB`,
      remedy: 'Write capacityKiB: unlimited',
    }),
    ...when(memory.doubleBuffered, {
      at: at('doubleBuffered'),
      rule: 'DRAM must not be double-buffered',
      got: 'true',
      remedy: 'Write false: DRAM has no halves to fill in turn',
    }),
    ...when(memory.network !== undefined, {
      at: at('network'),
      rule: 'DRAM must have no network: no level is outside it',
      got: 'one',
      remedy: 'Leave it out, or give it to the level that the buses lead to',
    }),
  ];
}

function onChipRules(memory: MemoryLevel, index: number): BrokenRule[] {
  const { kind, capacityBits } = memory;
  return [
    ...when(kind === 'dram', {
      at: ['memories', index, 'kind'],
      rule: 'only the first memory can be DRAM',
      got: '"dram"',
      remedy: 'Write sram or register-file',
    }),
    ...when(kind !== 'dram' && capacityBits === null, {
      at: ['memories', index, 'capacityKiB'],
      rule: 'a memory on the chip must have a capacity',
      got: '"unlimited"',
      remedy: 'Write a number > 0',
    }),
    ...when(capacityBits !== null && !Number.isInteger(capacityBits), {
      at: ['memories', index, 'capacityKiB'],
      rule: 'must be a whole number of bits',
      got: `${capacityBits} bits`,
      remedy: 'A KiB has 8192 bits',
    }),
  ];
}

function registerFileRules(memories: readonly MemoryLevel[]): BrokenRule[] {
  const [outer, inner] = memories;
  return when(outer?.kind === 'dram' && inner?.kind === 'register-file', {
    at: ['memories', 1, 'kind'],
    rule: 'a register file must have a larger memory between itself and DRAM',
    got: '"register-file" right below DRAM',
    remedy: 'Add an sram, or write sram if that is what it is',
  });
}

function tileStreamRules({ tileStream, arrayTiming }: Accelerator): BrokenRule[] {
  if (tileStream === undefined) return [];
  return [
    ...when(arrayTiming.foldOperand !== 'weights', {
      at: ['tileStream'],
      rule: 'needs an array whose folds keep weights',
      got: `arrayTiming.foldOperand: ${arrayTiming.foldOperand}`,
      remedy: 'Write foldOperand: weights, or leave tileStream out',
    }),
    ...tileStream.caches.flatMap(({ capacityBits }, index) => {
      const nearer = tileStream.caches[index - 1]?.capacityBits ?? 0;
      return when(capacityBits <= nearer, {
        at: ['tileStream', 'caches', index, 'capacityKiB'],
        rule: 'must be larger than the cache nearer to the port',
        got: `${capacityBits / 8192}`,
        remedy: 'List the caches from the port outwards',
      });
    }),
  ];
}

const SIDES = ['rows', 'columns'] as const;

function gridRules({ memories, peArray }: Accelerator): BrokenRule[] {
  return SIDES.flatMap((side) => [
    ...memories.flatMap((memory, index) => {
      const outer = memories[index - 1];
      return outer === undefined ? [] : nestingRule(side, outer, memory, index);
    }),
    ...memories.slice(-1).flatMap(({ grid }) =>
      when(peArray[side] % grid[side] !== 0, {
        at: ['memories', memories.length - 1, 'grid', side],
        rule: `must divide the ${peArray[side]} ${side} of the PE array`,
        got: `${grid[side]}`,
      }),
    ),
  ]);
}

function nestingRule(
  side: keyof Grid,
  outer: MemoryLevel,
  memory: MemoryLevel,
  index: number,
): BrokenRule[] {
  return when(memory.grid[side] % outer.grid[side] !== 0, {
    at: ['memories', index, 'grid', side],
    rule: `must be a multiple of the ${outer.grid[side]} ${side} of "${outer.name}" around it`,
    got: `${memory.grid[side]}`,
  });
}

function repeated(names: readonly string[], place: (index: number) => DocumentPath): BrokenRule[] {
  return names.flatMap((name, index) =>
    when(names.indexOf(name) < index, {
      at: place(index),
      rule: 'must not be named twice',
      got: `"${name}" again`,
      remedy: 'Remove or rename it',
    }),
  );
}

function when(broken: boolean, rule: BrokenRule): BrokenRule[] {
  return broken ? [rule] : [];
}
