import type { Mapping } from '../mapping/mapping.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import { nestTraffic, type ReuseMode, type Traffic } from './nest-traffic.ts';

/** Accesses of one operand at one level that keeps it, with what its tiles look like. Elements, over all instances. */
export interface OperandTraffic {
  readonly operand: Operand;
  readonly reads: number;
  readonly fills: number;
  readonly updates: number;
  /** Elements of the tile that one instance keeps, mean. */
  readonly tileElements: number;
  /** What the next inner keeper (or the PEs) takes from here. */
  readonly toChild: Traffic;
  /** False where the next inner keeper is the PEs. */
  readonly feedsMemory: boolean;
}

export interface LevelTraffic {
  readonly memory: string;
  readonly instances: number;
  readonly operands: readonly OperandTraffic[];
}

/**
 * Reads, fills and updates at every level of a nest, outermost first.
 *
 * Weights and inputs: a level is read by its children and filled from its parent; the outermost is never filled.
 * Outputs: a level is updated by its children; each update but the first of an element reads the old sum, and a fill
 * brings back a sum that had been sent out. The first read and the first fill of every element are elided.
 *
 * @param row  the nest as `nestRow` writes it
 */
export function levelTraffic(
  mapping: Mapping,
  row: Float64Array,
  reuse: ReuseMode,
): readonly LevelTraffic[] {
  const levels = mapping.levels.length;
  const keeps = (level: number, operand: Operand) =>
    mapping.levels[level]?.keeps.includes(operand) ?? false;
  const byOperand = OPERANDS.map((operand) => {
    const keepers = mapping.levels.map((_, level) => level).filter((at) => keeps(at, operand));
    return keepers.map((level, place) => {
      const child = keepers[place + 1] ?? levels;
      return {
        level,
        outermost: place === 0,
        own: level === 0 ? undefined : nestTraffic(row, levels, operand, level, reuse),
        toChild: nestTraffic(row, levels, operand, child, reuse),
        feedsMemory: child < levels,
      };
    });
  });
  return mapping.levels.map(({ memory }, level) => {
    const kept = OPERANDS.flatMap((operand, index) =>
      (byOperand[index] ?? [])
        .filter((entry) => entry.level === level)
        .map(({ own, toChild, outermost, feedsMemory }) =>
          accesses(operand, own, toChild, outermost, feedsMemory),
        ),
    );
    const instances = level === 0 ? 1 : nestTraffic(row, levels, 'outputs', level, reuse).instances;
    return { memory, instances, operands: kept };
  });
}

function accesses(
  operand: Operand,
  own: Traffic | undefined,
  toChild: Traffic,
  outermost: boolean,
  feedsMemory: boolean,
): OperandTraffic {
  const shape = { operand, toChild, feedsMemory, tileElements: own?.tileElements ?? 0 };
  if (operand !== 'outputs') {
    const fills = outermost ? 0 : (own?.fills ?? 0);
    return { ...shape, reads: toChild.parentTraffic, fills, updates: 0 };
  }
  const distinct = own?.distinct ?? toChild.tensorElements;
  const updates = toChild.parentTraffic;
  const fills = outermost ? 0 : Math.max(0, (own?.fills ?? 0) - distinct);
  return { ...shape, reads: Math.max(0, updates - distinct), fills, updates };
}
