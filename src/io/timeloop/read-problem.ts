import { nearestName } from '../../base/nearest-name.ts';
import { type LoopDim, MAX_EXTENT, UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import type { BrokenRule } from '../accelerator-rules.ts';
import { gotWords } from '../value-words.ts';
import { CNN_LAYER, readShape, type ShapeWords } from './problem-shape.ts';
import type { ProblemYaml } from './timeloop-schema.ts';

/** A problem as a layer, with the words that its mapping uses. */
export interface TimeloopProblem {
  readonly layer: Layer;
  readonly words: ShapeWords;
}

/** Keys of `problem` that hold no size. */
const OTHER_KEYS = ['shape', 'instance', 'version', 'name'];

/**
 * Reads a problem; every loop needs a size, and every size must be that of a loop or a coefficient, so that a misspelt
 * `Hstride` is told and not taken for a stride of 1.
 *
 * @param fallbackName  of the layer, where the file gives none
 */
export function readProblem(
  problem: ProblemYaml,
  fallbackName: string,
): TimeloopProblem | readonly BrokenRule[] {
  const shape = typeof problem.shape === 'string' ? builtIn(problem.shape) : problem.shape;
  if ('at' in shape) return [shape];
  const words = readShape(shape);
  if (!('dims' in words)) return words;
  const inline = Object.entries(problem).filter(([key]) => !OTHER_KEYS.includes(key));
  const sizes = [
    ...inline.map(([name, size]) => ({ name, size, at: ['problem', name] })),
    ...Object.entries(problem.instance ?? {}).map(([name, size]) => {
      return { name, size, at: ['problem', 'instance', name] };
    }),
  ];
  const broken = [
    ...sizes.flatMap(({ name, size, at }) => wrongSize(name, size, at, words)),
    ...missingSizes(
      words,
      sizes.map(({ name }) => name),
    ),
  ];
  if (broken.length > 0) return broken;
  const bySize = new Map(sizes.map(({ name, size }) => [name, Number(size)]));
  const name = typeof problem.name === 'string' ? problem.name : fallbackName;
  return { layer: toLayer(name, words, bySize), words };
}

function builtIn(name: string) {
  if (/^cnn[-_]layer(\.yaml)?$/i.test(name)) return CNN_LAYER;
  return {
    at: ['problem', 'shape'],
    rule: 'must be spelt out with its dimensions and data_spaces, or be cnn-layer',
    got: `"${name}"`,
  };
}

function wrongSize(
  name: string,
  size: unknown,
  at: readonly string[],
  { dims, coefficients }: ShapeWords,
): BrokenRule[] {
  const known = [...dims.keys(), ...coefficients.keys()];
  if (name === 'densities') {
    return [{ at, rule: 'must be left out, as sparse tensors are not modelled', got: 'densities' }];
  }
  if (!known.includes(name)) {
    const near = name.length > 2 ? nearestName(name, known) : undefined;
    const hint = near === undefined ? '' : `Did you mean "${near}"? `;
    return [
      {
        at,
        rule: 'must be a loop or coefficient of the shape',
        got: `"${name}"`,
        remedy: `${hint}Known here: ${known.join(', ')}`,
      },
    ];
  }
  if (typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= MAX_EXTENT)
    return [];
  return [{ at, rule: `must be a whole number from 1 to ${MAX_EXTENT}`, got: gotWords(size) }];
}

function missingSizes({ dims }: ShapeWords, given: readonly string[]): BrokenRule[] {
  const missing = [...dims.keys()].filter((name) => !given.includes(name));
  if (missing.length === 0) return [];
  const rule = `must give a size to each loop of the shape`;
  return [{ at: ['problem', 'instance'], rule, got: `none for ${missing.join(', ')}` }];
}

function toLayer(name: string, words: ShapeWords, sizes: ReadonlyMap<string, number>): Layer {
  const extents = { ...UNIT_EXTENTS };
  const extentOf: Record<LoopDim, number> = extents;
  for (const [word, dim] of words.dims) extentOf[dim] = sizes.get(word) ?? 1;
  const stretch = (dim: LoopDim) => {
    for (const [word, { stretches, byDefault }] of words.coefficients)
      if (stretches === dim) return sizes.get(word) ?? byDefault;
    return 1;
  };
  const { G, K, C, R, S } = extents;
  return {
    name,
    operator: words.isConvolution || (extents.P > 1 && extents.Q > 1) ? 'conv' : 'gemm',
    extents,
    stride: { row: stretch('P'), column: stretch('Q') },
    dilation: { row: stretch('R'), column: stretch('S') },
    inputTensors: 1,
    parameterCount: G * K * C * R * S,
  };
}
