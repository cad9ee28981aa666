import type { LoopDim } from '../../workload/dims.ts';
import type { Operand } from '../../workload/operand.ts';
import type { BrokenRule } from '../accelerator-rules.ts';
import type { DataSpaceYaml, ShapeYaml } from './timeloop-schema.ts';

/** How the words of a Timeloop problem translate into ours. */
export interface ShapeWords {
  /** Timeloop's loops; R and P are columns there and rows here. */
  readonly dims: ReadonlyMap<string, LoopDim>;
  readonly tensors: ReadonlyMap<string, Operand>;
  /** Coefficients: what each stretches, and its value where an instance says nothing. */
  readonly coefficients: ReadonlyMap<string, Coefficient>;
  readonly isConvolution: boolean;
}

export interface Coefficient {
  readonly stretches: LoopDim;
  readonly byDefault: number;
}

/** A pair of loops that slides: an output position and a filter tap, with their coefficients. */
interface SlidingPair {
  readonly output: string;
  readonly tap: string;
  readonly stride: string | undefined;
  readonly dilation: string | undefined;
}

const AT_SPACES = ['problem', 'shape', 'data_spaces'];

/** The convolution that every version of Timeloop brings along, as `shape: cnn-layer`. */
export const CNN_LAYER: ShapeYaml = {
  name: 'cnn-layer',
  dimensions: ['R', 'S', 'P', 'Q', 'C', 'K', 'N'],
  coefficients: ['Wstride', 'Hstride', 'Wdilation', 'Hdilation'].map((name) => ({
    name,
    default: 1,
  })),
  data_spaces: [
    { name: 'Weights', projection: [[['C']], [['K']], [['R']], [['S']]] },
    {
      name: 'Inputs',
      projection: [
        [['N']],
        [['C']],
        [
          ['R', 'Wdilation'],
          ['P', 'Wstride'],
        ],
        [
          ['S', 'Hdilation'],
          ['Q', 'Hstride'],
        ],
      ],
    },
    { name: 'Outputs', projection: [[['N']], [['K']], [['Q']], [['P']]], read_write: true },
  ],
};

/**
 * Tells from the projections what each loop of a shape is: convolutions of any kind (dense, grouped, depthwise, over one
 * axis) and products of matrices, whatever their letters.
 *
 * A loop that selects weights and outputs makes output channels, one that selects weights and inputs is summed over, one
 * that selects all three counts groups, and one that selects inputs and outputs counts samples or rows. Of two sums in
 * the inputs, that with the coefficient W… (or the first) runs along the columns, as in Timeloop R and P are width.
 */
export function readShape(shape: ShapeYaml): ShapeWords | readonly BrokenRule[] {
  const spaces = shape.data_spaces ?? shape['data-spaces'] ?? [];
  const tensors = nameTensors(spaces);
  if (tensors === undefined) {
    const rule = 'must be two tensors that are read and one with read_write: true';
    return [{ at: AT_SPACES, rule, got: spaces.map(({ name }) => name).join(', ') || 'none' }];
  }
  const pairs = slidingPairs(spaces, tensors);
  const dims = new Map<string, LoopDim>();
  const coefficients = new Map<string, Coefficient>();
  const defaults = new Map((shape.coefficients ?? []).map((one) => [one.name, one.default]));
  const stretch = (name: string | undefined, stretches: LoopDim) => {
    if (name !== undefined)
      coefficients.set(name, { stretches, byDefault: defaults.get(name) ?? Number.NaN });
  };
  for (const [index, pair] of widthFirst(pairs).entries()) {
    const [output, tap] = index === 0 ? (['Q', 'S'] as const) : (['P', 'R'] as const);
    dims.set(pair.output, output).set(pair.tap, tap);
    stretch(pair.stride, output);
    stretch(pair.dilation, tap);
  }
  const broken = shape.dimensions.flatMap((name, index) => {
    if (dims.has(name)) return [];
    const dim = plainDim(name, spaces, tensors, [...dims.values()]);
    if (dim !== undefined) dims.set(name, dim);
    const at = ['problem', 'shape', 'dimensions', index];
    const rule = 'must be a loop of a convolution or a product of matrices';
    return dim === undefined ? [{ at, rule, got: `"${name}"` }] : [];
  });
  const undeclared = [...coefficients].filter(([, { byDefault }]) => Number.isNaN(byDefault));
  const missing = undeclared.map(([name]) => {
    const rule = `must list the coefficient "${name}", which a projection names`;
    return { at: ['problem', 'shape', 'coefficients'], rule };
  });
  if (broken.length + missing.length > 0) return [...broken, ...missing];
  return { dims, tensors, coefficients, isConvolution: pairs.length > 0 };
}

/** By their names where they are Timeloop's own; else the output by `read_write`, and the inputs before the weights. */
function nameTensors(spaces: readonly DataSpaceYaml[]): Map<string, Operand> | undefined {
  const output = spaces.find((space) => space.read_write ?? space['read-write'] ?? false);
  const read = spaces.filter((space) => space !== output);
  const [first, second] = read;
  if (output === undefined || !first || !second || read.length > 2) return undefined;
  const weights = read.find(({ name }) => /^(weights?|filters?)$/i.test(name)) ?? second;
  const inputs = read.find((space) => space !== weights) ?? first;
  return new Map([
    [output.name, 'outputs'],
    [weights.name, 'weights'],
    [inputs.name, 'inputs'],
  ]);
}

function slidingPairs(
  spaces: readonly DataSpaceYaml[],
  tensors: ReadonlyMap<string, Operand>,
): SlidingPair[] {
  const projection = (operand: Operand) =>
    spaces.find(({ name }) => tensors.get(name) === operand)?.projection ?? [];
  const ofWeights = new Set(projection('weights').flatMap((sum) => sum.map(([name]) => name)));
  return projection('inputs').flatMap((sum): SlidingPair[] => {
    const tap = sum.find(([name]) => ofWeights.has(name));
    const output = sum.find(([name]) => !ofWeights.has(name));
    if (sum.length !== 2 || tap?.[0] === undefined || output?.[0] === undefined) return [];
    return [{ output: output[0], tap: tap[0], stride: output[1], dilation: tap[1] }];
  });
}

function widthFirst(pairs: readonly SlidingPair[]): readonly SlidingPair[] {
  const isHeight = ({ stride, dilation }: SlidingPair) =>
    [stride, dilation].some((name) => /^h/i.test(name ?? ''));
  const [first] = pairs;
  return first !== undefined && pairs.length === 2 && isHeight(first)
    ? [...pairs].reverse()
    : pairs;
}

/** The loop of ours that a loop outside of all sums is; undefined where it is none, or one that is taken. */
function plainDim(
  name: string,
  spaces: readonly DataSpaceYaml[],
  tensors: ReadonlyMap<string, Operand>,
  taken: readonly LoopDim[],
): LoopDim | undefined {
  const selects = spaces
    .filter(({ projection }) => projection.some((sum) => sum.some(([dim]) => dim === name)))
    .map((space) => tensors.get(space.name));
  const [weights, inputs, outputs] = (['weights', 'inputs', 'outputs'] as const).map((operand) =>
    selects.includes(operand),
  );
  // a 1×1 convolution without windows: P counts its columns where there is a Q, and else the rows of a product
  const hasColumns = spaces.some(({ projection }) =>
    projection.some(([term]) => term?.[0] === 'Q'),
  );
  const candidates = candidateDims(name, { weights, inputs, outputs }, hasColumns);
  return candidates.find((dim) => !taken.includes(dim));
}

function candidateDims(
  name: string,
  selects: Readonly<Record<Operand, boolean | undefined>>,
  hasColumns: boolean,
): readonly LoopDim[] {
  const { weights = false, inputs = false, outputs = false } = selects;
  if (weights && outputs) return inputs ? ['G'] : ['K'];
  if (weights && inputs) return ['C'];
  if (!inputs || !outputs) return [];
  if (/^[nb]$/i.test(name)) return ['N'];
  if (hasColumns && name === 'P') return ['Q'];
  return ['P', 'N', 'Q'];
}
