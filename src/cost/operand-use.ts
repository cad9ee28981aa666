import type { Mapping } from '../mapping/mapping.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import type { LayerOnAccelerator } from './assemble-cost.ts';
import { tileElements } from './capacity.ts';
import { bitsOf, type ElementBits } from './element-bits.ts';
import { levelEnergyPj, networkEnergyPj } from './energy.ts';
import type { LevelTraffic } from './level-traffic.ts';
import { scoreMapping } from './score-mapping.ts';

/** What one operand takes of one memory level that keeps it: the shares that a `Cost` holds only the sums of. */
export interface OperandUse {
  readonly operand: Operand;
  /** Elements of the largest tile in one instance. */
  readonly tileElements: number;
  /** Width of one element as it is stored here. */
  readonly elementBits: number;
  /** Energy of its accesses, all instances. */
  readonly energyPj: number;
  /** Energy to carry it from here to the next inner keeper or the PEs, and back. */
  readonly networkPj: number;
}

/**
 * By memory level (outermost first), the use of every operand that is kept there. The energies of a level add up to that
 * of its `LevelCost`, the tiles to its `occupiedBits`.
 */
export function operandUses(
  subject: LayerOnAccelerator,
  mapping: Mapping,
): readonly (readonly OperandUse[])[] {
  const { rows, score } = scoreMapping(subject, mapping, 'stepwise');
  return score.traffic.map((traffic, level) =>
    traffic.operands.map((entry): OperandUse => {
      const { operand } = entry;
      return {
        operand,
        tileElements: tileElements(rows, 0, level, OPERANDS.indexOf(operand)),
        elementBits: bitsOf(score.bits, level, operand),
        ...energies(subject, { ...traffic, operands: [entry] }, level, score.bits),
      };
    }),
  );
}

function energies(
  { accelerator, costs }: LayerOnAccelerator,
  alone: LevelTraffic,
  level: number,
  bits: ElementBits,
) {
  const outside = accelerator.memories.slice(0, level).map(() => NO_TRAFFIC);
  return {
    energyPj: levelEnergyPj(accelerator, costs, alone, level, bits),
    networkPj: networkEnergyPj(costs, [...outside, alone]),
  };
}

const NO_TRAFFIC: LevelTraffic = { instances: 1, operands: [] };
