import type { Accelerator } from '../../accelerator/accelerator.ts';
import { usableBits } from '../../accelerator/memory-level.ts';
import { type NestPair, nestPairs } from '../../cost/nest-pairs.ts';
import type { ReuseMode } from '../../cost/nest-traffic.ts';
import { narrowest } from '../../cost/port-cycles.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';
import type { Mapspace } from './mapspace.ts';

/** A tile whose size a capacity limits. */
export interface TileColumn {
  readonly level: number;
  readonly operand: Operand;
}
/** One axis of a fan-out. */
export interface FanOutColumn {
  readonly level: number;
  readonly axis: 'x' | 'y';
  readonly children: number;
}

/**
 * The quantities that the cost of a nest is made of, each a product of one factor per dimension (a window and its outputs
 * count as one). In the order of the columns:
 *
 * - of each pair: elements that cross it into the child, and out of the parent,
 * - tiles, one over the copies of an output in each memory, and steps,
 * - of each timed pair: elements that one instance of the parent moves in one round, and one over the most rounds,
 * - of each folded pair: the fewest rounds,
 * - instances that hold work, of levels where each costs energy,
 * - children along each axis: the columns whose largest values count, too.
 */
export interface BoundColumns {
  readonly pairs: readonly NestPair[];
  /** Indices of the pairs into memories whose fill or drain takes time. */
  readonly timed: readonly number[];
  /** Indices of the pairs into memories whose every round costs the array cycles. */
  readonly folded: readonly number[];
  readonly tiles: readonly TileColumn[];
  readonly fanOuts: readonly FanOutColumn[];
  /** Levels that keep outputs below a fan-out: several of their instances may hold the same output. */
  readonly copies: readonly number[];
  /** Levels whose instances cost energy, by clock or leakage, only where they hold work; the PEs after the last level. */
  readonly held: readonly number[];
  readonly tilesAt: number;
  readonly copiesAt: number;
  readonly stepsAt: number;
  readonly roundTrafficAt: number;
  readonly roundShareAt: number;
  readonly fewestRoundsAt: number;
  readonly heldAt: number;
  /** Of the columns from here on the largest values count, too. */
  readonly fanOutsAt: number;
  readonly count: number;
}

/** @param reuse  fill and drain are timed in `stepwise` mode alone, and not where tiles stream */
export function boundColumns(
  accelerator: Accelerator,
  { levels }: Mapspace,
  reuse: ReuseMode,
): BoundColumns {
  const pairs = nestPairs(levels.map(({ keeps }) => keeps));
  const isTimed = reuse === 'stepwise' && accelerator.tileStream === undefined;
  const intoMemory = pairs.flatMap(({ child }, pair) =>
    isTimed && child < levels.length ? [pair] : [],
  );
  const timed = intoMemory.filter((pair) => takesTime(accelerator, pairs[pair]));
  const folded = intoMemory.filter((pair) => isFolded(accelerator, pairs[pair]));
  const tiles = levels.flatMap(({ keeps }, level) => {
    const memory = accelerator.memories[level];
    const isLimited = memory !== undefined && usableBits(memory) < Number.POSITIVE_INFINITY;
    return isLimited
      ? OPERANDS.filter((operand) => keeps.includes(operand)).map((operand) => ({ level, operand }))
      : [];
  });
  const fanOuts = levels
    .flatMap(({ x, y }, level) => [
      { level, axis: 'x' as const, children: x.children },
      { level, axis: 'y' as const, children: y.children },
    ])
    .filter(({ children }) => children > 1);
  const outermostFanOut = Math.min(...fanOuts.map(({ level }) => level), levels.length);
  const copies = levels.flatMap(({ keeps }, level) =>
    keeps.includes('outputs') && level > outermostFanOut ? [level] : [],
  );
  // Of a memory that keeps nothing one instance is counted, as nothing arrives at any.
  const held = pricedInstances(accelerator, levels.length, reuse).filter(
    (level) => level > outermostFanOut && levels[level]?.keeps.length !== 0,
  );
  const tilesAt = pairs.length * 2;
  const copiesAt = tilesAt + tiles.length;
  const stepsAt = copiesAt + copies.length;
  const roundTrafficAt = stepsAt + 1;
  const roundShareAt = roundTrafficAt + timed.length;
  const fewestRoundsAt = roundShareAt + timed.length;
  const heldAt = fewestRoundsAt + folded.length;
  const fanOutsAt = heldAt + held.length;
  return {
    pairs,
    timed,
    folded,
    tiles,
    fanOuts,
    copies,
    held,
    tilesAt,
    copiesAt,
    stepsAt,
    roundTrafficAt,
    roundShareAt,
    fewestRoundsAt,
    heldAt,
    fanOutsAt,
    count: fanOutsAt + fanOuts.length,
  };
}

/** Timeloop counts the leakage of memories that hold work; we count all of it, and the clock of PEs with work. */
function pricedInstances({ clockPjPerPeCycle = 0 }: Accelerator, levels: number, reuse: ReuseMode) {
  if (reuse === 'timeloop') return Array.from({ length: levels }, (_, level) => level);
  return clockPjPerPeCycle > 0 ? [levels] : [];
}

/** Whether the port that the first or last tile passes is ever the limit. */
function takesTime({ memories }: Accelerator, pair: NestPair | undefined): boolean {
  const bandwidth = memories[pair?.parent ?? 0]?.bandwidth;
  const port = pair?.operand === 'outputs' ? 'write' : 'read';
  return bandwidth !== undefined && narrowest(bandwidth, port) > 0;
}

function isFolded({ arrayTiming }: Accelerator, pair: NestPair | undefined): boolean {
  const { foldOperand, preloadCycles, drainsBetweenFolds, skewCycles } = arrayTiming;
  const cycles = preloadCycles + (drainsBetweenFolds ? skewCycles : 0);
  return pair?.operand === foldOperand && cycles > 0;
}
