import type { Accelerator } from '../../accelerator/accelerator.ts';
import { instanceCount, usableBits } from '../../accelerator/memory-level.ts';
import type { OperandUse } from '../../cost/operand-use.ts';
import type { MappedLayer } from '../../mapper/mapped-network.ts';
import type { MappingLevel } from '../../mapping/mapping.ts';
import type { Operand } from '../../workload/operand.ts';
import { tileBox, tileShape } from './tile-shape.ts';

/** The largest tile of an operand in one instance of a memory. */
export interface KeptTile {
  readonly operand: Operand;
  readonly elements: number;
  /** E.g. `K16 C64 R3 S3`; inputs by rows H and columns W. */
  readonly shape: string;
  readonly bits: number;
}

/** A memory in a loop nest, with what it keeps while the loops below it run. */
export interface NestLevel extends Omit<MappingLevel, 'keeps'> {
  /** Instances that hold work, and all there are. */
  readonly usedInstances: number;
  readonly instances: number;
  readonly tiles: readonly KeptTile[];
  readonly occupiedBits: number;
  /** Of one instance, half of it where it is double-buffered; null: unlimited. */
  readonly usableBits: number | null;
  readonly doubleBuffered: boolean;
}

/** The levels of a mapped layer's loop nest, outermost first; none for a layer that streams past the array. */
export function nestLevels(
  { layer, mapping, cost }: MappedLayer,
  accelerator: Accelerator,
  uses: readonly (readonly OperandUse[])[],
): readonly NestLevel[] {
  if (mapping === null) return [];
  return accelerator.memories.flatMap((memory, index) => {
    const entry = mapping.levels[index];
    if (entry === undefined) return [];
    const box = tileBox(layer, mapping, index);
    const tiles = (uses[index] ?? []).map(
      ({ operand, tileElements, elementBits }): KeptTile => ({
        operand,
        elements: tileElements,
        shape: tileShape(layer, operand, box),
        bits: tileElements * elementBits,
      }),
    );
    const { memory: name, temporal, spatial } = entry;
    return {
      memory: name,
      usedInstances: cost.levels[index]?.usedInstances ?? 0,
      instances: instanceCount(memory),
      tiles,
      occupiedBits: cost.levels[index]?.occupiedBits ?? 0,
      usableBits: memory.capacityBits === null ? null : usableBits(memory),
      doubleBuffered: memory.doubleBuffered,
      temporal,
      spatial,
    };
  });
}
