import type { Operand } from '../workload/operand.ts';
import type { DimVector } from './dim-vector.ts';
import type { SpatialOption } from './spatial-options.ts';

/** What one group of levels does in a nest. */
export interface GroupPlan {
  readonly temporal: DimVector;
  /** The operand that stays while the inner loops of this group run. */
  readonly stationary: Operand;
}

/** A nest that is built from the PEs outwards, with an estimate of what it costs so far. */
export interface PartialNest {
  readonly spatial: SpatialOption;
  /** Innermost group first. */
  readonly plans: readonly GroupPlan[];
  /** Extent of each dimension inside one instance of the last planned group, its own fan-out included. */
  readonly tile: DimVector;
  readonly energyPj: number;
  readonly cycles: number;
}

/** What the mapper minimises, from an estimate or a score. */
export function merit(
  objective: 'edp' | 'latency' | 'energy',
  energyPj: number,
  cycles: number,
): number {
  switch (objective) {
    case 'edp':
      return energyPj * cycles;
    case 'latency':
      return cycles * (1 + 1e-12 * energyPj);
    case 'energy':
      return energyPj * (1 + 1e-12 * cycles);
  }
}
