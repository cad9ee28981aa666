import type { Operand } from '../workload/operand.ts';
import type { NestPair } from './nest-pairs.ts';
import { TRAFFIC_FIELDS, type TrafficTable } from './nest-traffic.ts';

/** Accesses of one operand at one level that keeps it, in elements over all instances. */
export interface OperandTraffic {
  readonly operand: Operand;
  readonly reads: number;
  readonly fills: number;
  readonly updates: number;
  /** Elements that the next inner keeper (or the PEs) takes from here or sends here, before sharing. */
  readonly childFills: number;
  /** Elements that leave or reach this level for them, after sharing. */
  readonly childTraffic: number;
  /** Tiles that one instance of the next inner keeper receives one after the other. */
  readonly childRounds: number;
  /** False where the next inner keeper is the PEs. */
  readonly feedsMemory: boolean;
}

export interface LevelTraffic {
  /** Instances that hold work. */
  readonly instances: number;
  readonly operands: readonly OperandTraffic[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Where the traffic of one pair of a table goes. */
interface Place {
  readonly entry: Mutable<OperandTraffic>;
  /** The level whose instances the pair counts; null where these are the PEs. */
  readonly child: LevelSpace | null;
  readonly isOutputs: boolean;
  /** No pair of the same operand stands before it. */
  readonly isOutermost: boolean;
}

/** Reads the traffic of nests of one shape, one after the other, into the same objects. */
export interface TrafficReader {
  /** Traffic of the nest that was read last, outermost level first. */
  readonly levels: readonly LevelTraffic[];
  /** @param at  where the numbers of the nest start in the table */
  readonly read: (table: TrafficTable, at: number) => void;
}

/**
 * Reads, fills and updates at every level.
 *
 * Weights and inputs: a level is read by its children and filled from its parent; the outermost is never filled.
 * Outputs: a level is updated by its children; each update but the first of an element reads the old sum, and a fill
 * brings back a sum that had been sent out. The first read and the first fill of every element are elided.
 *
 * @param pairs           hops of the nests, for each operand from the outside in
 * @param outputElements  elements of the whole output tensor
 */
export function trafficReader(
  pairs: readonly NestPair[],
  levels: number,
  outputElements: number,
): TrafficReader {
  const byLevel = Array.from({ length: levels }, emptyLevel);
  const places = pairs.map((pair, index) => placeOf(pair, pairs[index - 1], byLevel));
  return {
    levels: byLevel,
    read(table, at) {
      for (let index = 0; index < places.length; index++) {
        const place = places[index];
        if (place !== undefined) {
          readPair(place, table, at + index * TRAFFIC_FIELDS, outputElements);
        }
      }
    },
  };
}

/** Reads, fills and updates at every level of nest `nest` of a batch, outermost first. */
export function levelTraffic(
  table: TrafficTable,
  nest: number,
  pairs: readonly NestPair[],
  levels: number,
  outputElements: number,
): readonly LevelTraffic[] {
  const reader = trafficReader(pairs, levels, outputElements);
  reader.read(table, nest * pairs.length * TRAFFIC_FIELDS);
  return reader.levels;
}

interface LevelSpace {
  instances: number;
  readonly operands: OperandTraffic[];
}

function emptyLevel(): LevelSpace {
  return { instances: 1, operands: [] };
}

function placeOf(
  pair: NestPair,
  before: NestPair | undefined,
  levels: readonly LevelSpace[],
): Place {
  const entry = {
    operand: pair.operand,
    reads: 0,
    fills: 0,
    updates: 0,
    childFills: 0,
    childTraffic: 0,
    childRounds: 1,
    feedsMemory: pair.child < levels.length,
  };
  levels[pair.parent]?.operands.push(entry);
  return {
    entry,
    child: levels[pair.child] ?? null,
    isOutputs: pair.operand === 'outputs',
    isOutermost: before === undefined || before.operand !== pair.operand,
  };
}

function readPair(place: Place, table: TrafficTable, at: number, outputElements: number): void {
  const { entry, child, isOutputs, isOutermost } = place;
  const received = table[at + 1] ?? 0;
  // What the previous hop of the same operand brought to this level, and to how many copies of each element.
  const arrived = isOutermost ? 0 : (table[at - TRAFFIC_FIELDS] ?? 0);
  const copies = isOutermost ? 1 : (table[at - TRAFFIC_FIELDS + 5] ?? 0);
  const distinct = isOutputs ? outputElements * copies : 0;
  entry.reads = isOutputs ? Math.max(0, received - distinct) : received;
  entry.fills = isOutputs ? Math.max(0, arrived - distinct) : arrived;
  entry.updates = isOutputs ? received : 0;
  entry.childFills = table[at] ?? 0;
  entry.childTraffic = received;
  entry.childRounds = table[at + 3] ?? 0;
  if (child !== null) child.instances = table[at + 4] ?? 0;
}
