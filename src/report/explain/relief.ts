import type { Accelerator } from '../../accelerator/accelerator.ts';
import { describeInfeasibility } from '../../base/outcome.ts';
import { type Doubling, networkBitsPerCycle, PORT_BANDWIDTH } from '../../codesign/doublings.ts';
import { relievedCost, type WhatIf } from '../../codesign/what-if.ts';
import type { Cost, HardwareCost } from '../../cost/cost.ts';

/** What a layer gains where one part of the accelerator is doubled. Shares are of the layer as it is now. */
export interface Relief {
  readonly doubling: Doubling;
  /** What there is of it now: bits per cycle, bits, rows or columns. */
  readonly before: number;
  /** Latency saved by the faster of both mappings, at most 1; negative where a larger array takes longer to fill. */
  readonly savedShare: number;
  /** Latency saved with the mapping that the layer has now. */
  readonly savedShareSameMapping: number;
  /** Latency saved with a mapping that was looked for anew; null where none was looked for or found. */
  readonly savedShareNewMapping: number | null;
  /** Energy of the faster mapping, more (> 0) or less (< 0). */
  readonly energyChangeShare: number;
  /** Area of the accelerator, more (> 0); null where an area is not known. */
  readonly areaChangeShare: number | null;
  /** Resources of the device that are missing then, as sentences. */
  readonly overBudget: readonly string[];
}

/** The reliefs of one layer, the greatest gain first. */
export function reliefs(
  cost: Cost,
  accelerator: Accelerator,
  hardware: HardwareCost,
  whatIfs: readonly WhatIf[],
): readonly Relief[] {
  const saved = (then: Cost) => 1 - then.latencyCycles / cost.latencyCycles;
  return whatIfs
    .map((one): Relief => {
      const then = relievedCost(one);
      return {
        doubling: one.doubling,
        before: amountOf(accelerator, one.doubling),
        savedShare: saved(then),
        savedShareSameMapping: saved(one.sameMapping),
        savedShareNewMapping: one.newMapping === null ? null : saved(one.newMapping),
        energyChangeShare: cost.energyPj === 0 ? 0 : then.energyPj / cost.energyPj - 1,
        areaChangeShare: changeOf(hardware.areaMm2, one.hardware.areaMm2),
        overBudget: one.overBudget.map(describeInfeasibility),
      };
    })
    .toSorted((a, b) => b.savedShare - a.savedShare);
}

function changeOf(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after / before - 1;
}

function amountOf({ memories, peArray }: Accelerator, doubling: Doubling): number {
  switch (doubling.of) {
    case 'peRows':
      return peArray.rows;
    case 'peColumns':
      return peArray.columns;
    case 'network':
      return networkBitsPerCycle(memories.find(({ name }) => name === doubling.memory)?.network);
    case 'capacity':
    case 'bandwidth': {
      const memory = memories.find(({ name }) => name === doubling.memory);
      const amount =
        doubling.of === 'capacity'
          ? memory?.capacityBits
          : memory?.bandwidth[PORT_BANDWIDTH[doubling.port]];
      return amount ?? Infinity;
    }
  }
}
