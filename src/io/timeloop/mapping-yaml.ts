import type { Accelerator } from '../../accelerator/accelerator.ts';
import { InputError } from '../../base/errors.ts';
import type { Loop, Mapping } from '../../mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { OPERANDS } from '../../workload/operand.ts';
import { fanOutsBelow } from './fan-outs.ts';
import { lettersOf, TENSOR_NAMES } from './timeloop-words.ts';

/** A mapping as directives: what each memory keeps, its loops in time, and those of the containers inside it. */
export function mappingYaml(
  { levels }: Mapping,
  layer: Layer,
  accelerator: Accelerator,
): readonly Readonly<Record<string, unknown>>[] {
  const letters = lettersOf(layer);
  const dims = LOOP_DIMS.filter((dim) => layer.operator !== 'gemm' || isLoopOfProduct(dim, layer));
  return levels.flatMap(({ memory, keeps, temporal, spatial }, level) => {
    const bypass = OPERANDS.filter((operand) => !keeps.includes(operand));
    const nest = (loops: readonly Loop[]) => directive(memory, loops, dims, letters);
    return [
      {
        target: memory,
        type: 'dataspace',
        keep: keeps.map((operand) => TENSOR_NAMES[operand]),
        bypass: bypass.map((operand) => TENSOR_NAMES[operand]),
      },
      { target: memory, type: 'temporal', ...nest(temporal) },
      ...fanOutsBelow(accelerator, level).map(({ name, axis }) => ({
        target: name,
        type: 'spatial',
        ...nest(spatial.filter((loop) => loop.axis === axis)),
        split: axis === 'x' ? dims.length : 0,
      })),
    ];
  });
}

/** Every dimension has one loop; permutations are written innermost first. */
function directive(
  memory: string,
  loops: readonly Loop[],
  dims: readonly LoopDim[],
  letters: Readonly<Record<LoopDim, string>>,
) {
  const looped = loops.map(({ dim }) => dim);
  const twice = looped.find((dim, index) => looped.indexOf(dim) < index);
  if (twice !== undefined) {
    throw new InputError({
      path: `mapping.${memory}`,
      rule: 'must have one loop for each dimension, as Timeloop does',
      got: `two of ${twice}`,
    });
  }
  const idle = dims.filter((dim) => !looped.includes(dim));
  const bounds = new Map(loops.map(({ dim, bound }) => [dim, bound]));
  return {
    factors: dims.map((dim) => `${letters[dim]}=${bounds.get(dim) ?? 1}`),
    permutation: [...idle, ...looped.toReversed()].map((dim) => letters[dim]),
  };
}

function isLoopOfProduct(dim: LoopDim, { extents }: Layer): boolean {
  return ['N', 'G', 'K', 'C', 'P'].includes(dim) || extents[dim] > 1;
}
