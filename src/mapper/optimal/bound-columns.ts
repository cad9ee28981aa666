import type { Accelerator } from '../../accelerator/accelerator.ts';
import { usableBits } from '../../accelerator/memory-level.ts';
import { type NestPair, nestPairs } from '../../cost/nest-pairs.ts';
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
 * count as one). In the order of the columns: elements that cross each pair into the child and out of the parent, tiles,
 * children along each axis, one over the copies of an output in each memory, and steps.
 */
export interface BoundColumns {
  readonly pairs: readonly NestPair[];
  readonly tiles: readonly TileColumn[];
  readonly fanOuts: readonly FanOutColumn[];
  /** Levels that keep outputs below a fan-out: several of their instances may hold the same output. */
  readonly copies: readonly number[];
  readonly tilesAt: number;
  readonly fanOutsAt: number;
  readonly copiesAt: number;
  readonly stepsAt: number;
  readonly count: number;
}

export function boundColumns(accelerator: Accelerator, { levels }: Mapspace): BoundColumns {
  const pairs = nestPairs(levels.map(({ keeps }) => keeps));
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
  const tilesAt = pairs.length * 2;
  const fanOutsAt = tilesAt + tiles.length;
  const copiesAt = fanOutsAt + fanOuts.length;
  const stepsAt = copiesAt + copies.length;
  return {
    pairs,
    tiles,
    fanOuts,
    copies,
    tilesAt,
    fanOutsAt,
    copiesAt,
    stepsAt,
    count: stepsAt + 1,
  };
}
