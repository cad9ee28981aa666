import { LOOP_DIMS } from '../workload/dims.ts';
import { OPERANDS, type Operand, RELEVANT_DIMS } from '../workload/operand.ts';
import { nestOverlap } from './nest-overlap.ts';
import { nestSpread } from './nest-spread.ts';
import { nestTile } from './nest-tile.ts';
import { nestTurn } from './nest-turn.ts';
import { nestVisits } from './nest-visits.ts';

/** How much of a sliding window a tile re-uses when an outer loop turns; see docs/model.md, "Temporal re-use". */
export const REUSE_MODES = ['stepwise', 'timeloop'] as const;
export type ReuseMode = (typeof REUSE_MODES)[number];

/** Traffic of one operand into one level, over the whole layer and all instances of the level. */
export interface Traffic {
  /** Elements that the instances receive (outputs: send). */
  readonly fills: number;
  /** Elements that the next outer keeper reads for them (outputs: is updated with). */
  readonly parentTraffic: number;
  /** Different elements that each instance ever holds, summed over the instances. */
  readonly distinct: number;
  /** Tiles that one instance receives one after the other. */
  readonly rounds: number;
  /** Elements of one tile, mean. */
  readonly tileElements: number;
  /** Instances that hold work. */
  readonly instances: number;
  /** Elements of the whole tensor. */
  readonly tensorElements: number;
}

/**
 * Traffic of one operand into child level `child` (1 … levels, where `levels` is the PE) of one loop nest, in float64.
 *
 * @param row  the nest as `nestRow` writes it
 */
export function nestTraffic(
  row: Float64Array,
  levels: number,
  operand: Operand,
  child: number,
  reuse: ReuseMode,
): Traffic {
  const x = OPERANDS.indexOf(operand) * levels + child - 1;
  // One nest alone: what one kernel hands to the next sits at the place of this pair.
  const here = { thread: { x } };
  const turns = placed(nestTurn.call(here, row, levels), x, 3 * levels);
  const [fills, parentReads] = nestVisits.call(here, row, turns, levels);
  const tile = nestTile.call(here, row, levels);
  const [instances, copies, windowShare] = nestSpread.call(here, row, turns, levels);
  const tiles = placed(tile, x, 3 * levels);
  const saved = nestOverlap.call(here, row, turns, tiles, levels, reuse === 'stepwise' ? 1 : 0);
  const moved = tile[0] * (1 - saved);
  const tensor = tensorElements(row, operand);
  return {
    fills: fills * moved,
    parentTraffic: parentReads * moved * windowShare,
    distinct: tensor * copies,
    rounds: fills / instances,
    tileElements: tile[0],
    instances,
    tensorElements: tensor,
  };
}

function placed(values: readonly number[], pair: number, pairs: number): Float64Array {
  const all = new Float64Array(values.length * pairs);
  all.set(values, values.length * pair);
  return all;
}

function tensorElements(row: Float64Array, operand: Operand): number {
  return RELEVANT_DIMS[operand].reduce(
    (product, dim) => product * (row[LOOP_DIMS.indexOf(dim)] ?? 1),
    1,
  );
}
