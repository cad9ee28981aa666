import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import type { MappingObjective } from '../../src/mapper/mapped-network.ts';
import { merit } from '../../src/mapper/partial-nest.ts';
import type { Loop, Mapping, SpatialLoop } from '../../src/mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';

/** Steps of one dimension: outside and inside the one memory on chip, and children along both axes. */
interface Split {
  readonly dim: LoopDim;
  readonly outer: number;
  readonly inner: number;
  readonly x: number;
  readonly y: number;
}

/** The best of all nests, and how many of them have room for their tiles. */
export interface Exhaustive {
  readonly merit: number;
  readonly feasible: number;
}

/**
 * Tries every nest on an accelerator of two levels, DRAM and a memory with PEs below: every split of every dimension,
 * uneven ones too, over time and both axes, in every order of the outer loops. For layers with a handful of steps.
 */
export function searchExhaustively(
  subject: LayerOnAccelerator,
  objective: MappingObjective,
): Exhaustive {
  let best = Number.POSITIVE_INFINITY;
  let feasible = 0;
  for (const mapping of allNests(subject.layer, subject.accelerator)) {
    const outcome = evaluate({ ...subject, mapping });
    if (!outcome.ok) continue;
    feasible++;
    best = Math.min(best, merit(objective, outcome.value.energyPj, outcome.value.latencyCycles));
  }
  return { merit: best, feasible };
}

function* allNests(layer: Layer, accelerator: Accelerator): Generator<Mapping> {
  const [dram, memory] = accelerator.memories;
  const { rows, columns } = accelerator.peArray;
  const dims = LOOP_DIMS.filter((dim) => layer.extents[dim] > 1);
  for (const splits of allSplits(layer, dims, columns, rows)) {
    const outer = splits.filter((split) => split.outer > 1);
    const temporal = splits.map(({ dim, inner }): Loop => ({ dim, bound: inner }));
    for (const order of permutations(outer)) {
      yield {
        levels: [
          {
            memory: dram?.name ?? '',
            keeps: dram?.holds ?? [],
            temporal: order.map(({ dim, outer: bound }) => ({ dim, bound })),
            spatial: [],
          },
          {
            memory: memory?.name ?? '',
            keeps: memory?.holds ?? [],
            temporal,
            spatial: spread(splits),
          },
        ],
      };
    }
  }
}

function spread(splits: readonly Split[]): readonly SpatialLoop[] {
  return (['x', 'y'] as const).flatMap((axis) =>
    splits.flatMap((split) =>
      split[axis] > 1 ? [{ dim: split.dim, bound: split[axis], axis }] : [],
    ),
  );
}

function* allSplits(
  layer: Layer,
  dims: readonly LoopDim[],
  columns: number,
  rows: number,
): Generator<readonly Split[]> {
  const [dim, ...others] = dims;
  if (dim === undefined) {
    yield [];
    return;
  }
  const extent = layer.extents[dim];
  for (let x = 1; x <= Math.min(columns, extent); x++) {
    for (let y = 1; y <= Math.min(rows, Math.ceil(extent / x)); y++) {
      for (let inner = 1; inner <= Math.ceil(extent / (x * y)); inner++) {
        const outer = Math.ceil(extent / (x * y * inner));
        for (const rest of allSplits(
          layer,
          others,
          Math.floor(columns / x),
          Math.floor(rows / y),
        )) {
          yield [{ dim, outer, inner, x, y }, ...rest];
        }
      }
    }
  }
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}
