import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import { isRelevant, OPERANDS } from '../../workload/operand.ts';
import type { ArrayDimension, ZigzagHardware, ZigzagMemory } from './zigzag-hardware.ts';

/** Loops that may spread along each array dimension, with the most places that they may take. */
export type ArrayWires = ReadonlyMap<string, ReadonlyMap<LoopDim, number>>;

/** What a mapping asks of the array dimensions that it names: loops with the places that they take; null: any loop. */
export type Unrolling = ReadonlyMap<string, ReadonlyMap<LoopDim, number | null>>;

/**
 * The loops that may spread along each dimension of an array.
 *
 * A memory next to the array that serves a dimension has one port for all of its units: loops that are relevant to its
 * operand spread no further than the port feeds them, as ZigZag limits its own spatial mappings.
 *
 * @param unrolling  what a mapping says; dimensions that it does not name take any loop
 */
export function arrayWires(hardware: ZigzagHardware, unrolling: Unrolling): ArrayWires {
  return new Map(
    hardware.dimensions.map((dimension) => {
      const asked = unrolling.get(dimension.name);
      const loops = LOOP_DIMS.flatMap((dim): [LoopDim, number][] => {
        if (asked !== undefined && !asked.has(dim)) return [];
        const most = Math.min(
          dimension.size,
          asked?.get(dim) ?? dimension.size,
          fed(hardware, dimension, dim),
        );
        return most > 1 ? [[dim, most]] : [];
      });
      return [dimension.name, new Map(loops)];
    }),
  );
}

/** Whether all copies of a memory along some dimensions hold the same: only irrelevant loops spread there. */
export function copiesAreAlike(
  wires: ArrayWires,
  { holds }: ZigzagMemory,
  dimensions: readonly string[],
): boolean {
  return dimensions.every((dimension) =>
    [...(wires.get(dimension)?.keys() ?? [])].every((dim) =>
      holds.every((operand) => !isRelevant(operand, dim)),
    ),
  );
}

/** Places along a dimension that the ports next to the array can feed with different elements. */
function fed(
  { memories, precisionBits }: ZigzagHardware,
  { name }: ArrayDimension,
  dim: LoopDim,
): number {
  const limits = OPERANDS.flatMap((operand) => {
    const next = memories.find(({ holds }) => holds.includes(operand));
    const bits = next?.innerBits[operand];
    if (next === undefined || bits === undefined) return [];
    if (next.apart.has(name) || !isRelevant(operand, dim)) return [];
    const width = operand === 'outputs' ? precisionBits.partialSums : precisionBits[operand];
    return [Math.floor(bits / width)];
  });
  return Math.max(1, Math.min(Number.POSITIVE_INFINITY, ...limits));
}
