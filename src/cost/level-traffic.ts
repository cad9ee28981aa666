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

/**
 * Reads, fills and updates at every level of one nest, outermost first.
 *
 * Weights and inputs: a level is read by its children and filled from its parent; the outermost is never filled.
 * Outputs: a level is updated by its children; each update but the first of an element reads the old sum, and a fill
 * brings back a sum that had been sent out. The first read and the first fill of every element are elided.
 *
 * @param table           traffic of a batch
 * @param nest            index of the nest in the batch
 * @param pairs           hops of the batch, for each operand from the outside in
 * @param outputElements  elements of the whole output tensor
 */
export function levelTraffic(
  table: TrafficTable,
  nest: number,
  pairs: readonly NestPair[],
  levels: number,
  outputElements: number,
): readonly LevelTraffic[] {
  const instances = new Array<number>(levels).fill(1);
  const kept: OperandTraffic[][] = instances.map(() => []);
  pairs.forEach((pair, place) => {
    const at = (nest * pairs.length + place) * TRAFFIC_FIELDS;
    const field = (index: number) => table[at + index] ?? 0;
    const before = pairs[place - 1];
    const isOutermost = before === undefined || before.operand !== pair.operand;
    // What the previous hop of the same operand brought to this level.
    const own = (index: number) => (isOutermost ? 0 : (table[at - TRAFFIC_FIELDS + index] ?? 0));
    if (pair.child < levels) instances[pair.child] = field(4);
    const isOutputs = pair.operand === 'outputs';
    const distinct = outputElements * (isOutermost ? 1 : own(5));
    const received = field(1);
    kept[pair.parent]?.push({
      operand: pair.operand,
      reads: isOutputs ? Math.max(0, received - distinct) : received,
      fills: isOutputs ? Math.max(0, own(0) - distinct) : own(0),
      updates: isOutputs ? received : 0,
      childFills: field(0),
      childTraffic: received,
      childRounds: field(3),
      feedsMemory: pair.child < levels,
    });
  });
  return kept.map((operands, level) => ({ instances: instances[level] ?? 1, operands }));
}
