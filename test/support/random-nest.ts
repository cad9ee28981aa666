import type { Random } from '../../src/base/random.ts';
import type { Loop, Mapping, SpatialLoop } from '../../src/mapping/mapping.ts';
import { type Extents, LOOP_DIMS, type LoopDim, UNIT_EXTENTS } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { OPERANDS } from '../../src/workload/operand.ts';

/** A small random layer: convolution, grouped, strided, dilated, or matrix product. */
export function randomLayer(random: Random, maxExtent = 6): Layer {
  const extents: Record<LoopDim, number> = { ...UNIT_EXTENTS };
  for (const dim of LOOP_DIMS) {
    if (random.uniform() < 0.55) extents[dim] = random.integer(1, maxExtent);
  }
  const isGemm = random.uniform() < 0.2;
  if (isGemm) for (const dim of ['Q', 'R', 'S'] as const) extents[dim] = 1;
  const spread = () => (isGemm ? 1 : random.pick([1, 1, 1, 2, 3]));
  return {
    name: 'random',
    operator: isGemm ? 'gemm' : 'conv',
    extents: extents as Extents,
    stride: { row: spread(), column: spread() },
    dilation: { row: spread(), column: spread() },
    inputTensors: 1,
    parameterCount: 0,
  };
}

/** How `randomMapping` may split extents. */
export interface RandomMappingOptions {
  readonly levels: number;
  /** Bounds that divide their dimension only. */
  readonly perfect: boolean;
}

/** A random loop nest for a layer: random splits, orders, axes and bypasses. */
export function randomMapping(
  random: Random,
  layer: Layer,
  { levels, perfect }: RandomMappingOptions,
): Mapping {
  const temporal: Loop[][] = Array.from({ length: levels }, () => []);
  const spatial: SpatialLoop[][] = Array.from({ length: levels }, () => []);
  for (const dim of LOOP_DIMS) {
    let extent = layer.extents[dim];
    // From the outside in; the innermost temporal loop takes what is left.
    for (let level = 0; level < levels && extent > 1; level++) {
      const steps = level === levels - 1 ? 0 : randomBound(random, extent, perfect);
      if (steps > 1) {
        temporal[level]?.push({ dim, bound: steps });
        extent = Math.ceil(extent / steps);
      }
      const children = random.uniform() < 0.35 ? randomBound(random, extent, perfect) : 1;
      if (children > 1) {
        spatial[level]?.push({ dim, bound: children, axis: random.pick(['x', 'y'] as const) });
        extent = Math.ceil(extent / children);
      }
    }
    if (extent > 1) temporal[levels - 1]?.push({ dim, bound: extent });
  }
  return {
    levels: temporal.map((loops, level) => ({
      memory: `L${level}`,
      keeps: OPERANDS.filter(() => level === 0 || random.uniform() < 0.65),
      temporal: random.shuffle(loops),
      spatial: spatial[level] ?? [],
    })),
  };
}

/** A bound ≤ extent; imperfect ones waste less than one step. */
function randomBound(random: Random, extent: number, perfect: boolean): number {
  const bound = random.integer(1, extent);
  if (perfect) return extent % bound === 0 ? bound : 1;
  return Math.ceil(extent / Math.ceil(extent / bound));
}
