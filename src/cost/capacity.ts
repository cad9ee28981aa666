import type { Accelerator } from '../accelerator/accelerator.ts';
import { usableBits } from '../accelerator/memory-level.ts';
import type { Infeasibility } from '../base/outcome.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { type Extents, LOOP_DIMS, UNIT_EXTENTS } from '../workload/dims.ts';
import { footprint } from '../workload/footprint.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS } from '../workload/operand.ts';
import { elementBits } from './element-bits.ts';

/** Extents of the largest tile inside one instance of every level, outermost first. */
export function tileExtents(layer: Layer, mapping: Mapping): readonly Extents[] {
  const tiles: Extents[] = [];
  let inner: Record<string, number> = { ...UNIT_EXTENTS };
  for (const entry of [...mapping.levels].reverse()) {
    inner = { ...inner };
    for (const loop of [...entry.spatial, ...entry.temporal]) {
      inner[loop.dim] = (inner[loop.dim] ?? 1) * loop.bound;
    }
    const clipped = { ...UNIT_EXTENTS };
    for (const dim of LOOP_DIMS) {
      Object.assign(clipped, { [dim]: Math.min(inner[dim] ?? 1, layer.extents[dim]) });
    }
    tiles.unshift(clipped);
  }
  return tiles;
}

/** Bits that the kept tiles occupy in one instance of every level, outermost first. */
export function occupiedBits(
  layer: Layer,
  accelerator: Accelerator,
  mapping: Mapping,
): readonly number[] {
  const tiles = tileExtents(layer, mapping);
  const widths = OPERANDS.map((operand) => elementBits(layer, accelerator, mapping, operand));
  return mapping.levels.map((entry, level) =>
    OPERANDS.reduce((sum, operand, index) => {
      const tile = tiles[level];
      if (tile === undefined || !entry.keeps.includes(operand)) return sum;
      return sum + footprint(layer, operand, tile) * (widths[index]?.[level] ?? 0);
    }, 0),
  );
}

/** The memories whose tiles do not fit, with need and have; double buffering halves what there is. */
export function capacityReasons(
  accelerator: Accelerator,
  occupied: readonly number[],
): readonly Infeasibility[] {
  return accelerator.memories.flatMap((memory, level) => {
    const need = occupied[level] ?? 0;
    const have = usableBits(memory);
    const path = `memories.${memory.name}`;
    return need > have ? [{ code: 'capacity', path, need, have, unit: 'bits' }] : [];
  });
}
