import type { Mapping } from '../mapping/mapping.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import type { LayerOnAccelerator } from './assemble-cost.ts';
import { tileElements } from './capacity.ts';
import { computeCycles } from './compute-cycles.ts';
import { bitsOf } from './element-bits.ts';
import { levelEnergyPj } from './energy.ts';
import { nestRow } from './nest-columns.ts';
import { nestPairs, pairColumns } from './nest-pairs.ts';
import { NestScorer } from './nest-scorer.ts';
import { type NestBatch, referenceTraffic } from './nest-traffic.ts';

/** What one operand takes of one memory level that keeps it: the shares of what a `LevelCost` holds the sums of. */
export interface OperandUse {
  readonly operand: Operand;
  /** Elements of the largest tile in one instance. */
  readonly tileElements: number;
  /** Width of one element as it is stored here. */
  readonly elementBits: number;
  /** Energy of its accesses, all instances. */
  readonly energyPj: number;
}

/**
 * By memory level (outermost first), the use of every operand that is kept there. The energies of a level add up to that
 * of its `LevelCost`, the tiles to its `occupiedBits`.
 */
export function operandUses(
  subject: LayerOnAccelerator,
  mapping: Mapping,
): readonly (readonly OperandUse[])[] {
  const rows = nestRow(subject.layer, mapping);
  const pairs = nestPairs(mapping.levels.map(({ keeps }) => keeps));
  const levels = mapping.levels.length;
  const batch: NestBatch = {
    rows,
    count: 1,
    levels,
    pairs: pairColumns(pairs),
    reuse: 'stepwise',
  };
  const scorer = new NestScorer(subject, pairs, batch.reuse);
  const compute = computeCycles(rows, 0, levels);
  const { traffic, bits } = scorer.score(rows, 0, referenceTraffic(batch), 0, compute);
  return traffic.map((all, level) =>
    all.operands.map((entry): OperandUse => {
      const { operand } = entry;
      const alone = { ...all, operands: [entry] };
      return {
        operand,
        tileElements: tileElements(rows, 0, level, OPERANDS.indexOf(operand)),
        elementBits: bitsOf(bits, level, operand),
        energyPj: levelEnergyPj(subject.accelerator, subject.costs, alone, level, bits),
      };
    }),
  );
}
