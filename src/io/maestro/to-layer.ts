import type { Problem } from '../../base/errors.ts';
import { type Extents, UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';

/** Sizes by MAESTRO's letters. */
export type Sizes = ReadonlyMap<string, number>;

interface MaestroLayer {
  readonly name: string;
  readonly type: string;
  readonly dimensions: Sizes;
  readonly stride: Sizes;
}

type Wrong = Pick<Problem, 'rule' | 'got' | 'remedy'>;

const WINDOW = ['C', 'R', 'S', 'Y', 'X'];

/**
 * A layer of MAESTRO: CONV, DSCONV (depthwise), NGCONV (grouped) or GEMM; or why it is none of ours.
 *
 * In grouped convolutions K counts the output channels of a group and C the input channels of all groups, as in
 * MAESTRO's own ResNeXt. GEMM is [M×K]·[K×N].
 */
export function toMaestroLayer(layer: MaestroLayer): Layer | Wrong {
  const { type, dimensions } = layer;
  const size = (letter: string) => dimensions.get(letter) ?? 1;
  const needed = neededLetters(type);
  if (needed === undefined) {
    const rule = 'must be of type CONV, DSCONV, NGCONV or GEMM';
    return {
      rule,
      got: type,
      ...(type === 'TRCONV' ? { remedy: 'A transposed convolution is no loop nest here' } : {}),
    };
  }
  const known = [...needed, ...(type === 'GEMM' ? [] : ['N', 'K', 'G'])];
  const missing = needed.filter((letter) => !dimensions.has(letter));
  const unknown = [...dimensions.keys()].filter((letter) => !known.includes(letter));
  if (missing.length > 0)
    return { rule: `must give ${needed.join(', ')}`, got: `no ${missing.join(', ')}` };
  if (unknown.length > 0)
    return { rule: `must give only ${known.join(', ')}`, got: unknown.join(', ') };
  if (type === 'GEMM') return build(layer, 'gemm', { P: size('M'), K: size('N'), C: size('K') });
  const [row, column] = strides(layer);
  const P = Math.floor((size('Y') - size('R')) / row) + 1;
  const Q = Math.floor((size('X') - size('S')) / column) + 1;
  if (P < 1 || Q < 1)
    return {
      rule: 'the filter must fit into the input',
      got: `${size('R')}×${size('S')} on ${size('Y')}×${size('X')}`,
    };
  const G = type === 'DSCONV' ? size('C') : size('G');
  const C = size('C') / G;
  if (!Number.isInteger(C))
    return { rule: `C must be a multiple of the ${G} groups`, got: `${size('C')}` };
  return build(layer, 'conv', {
    N: size('N'),
    G,
    K: size('K'),
    C,
    P,
    Q,
    R: size('R'),
    S: size('S'),
  });
}

function neededLetters(type: string): readonly string[] | undefined {
  switch (type) {
    case 'CONV':
      return ['K', ...WINDOW];
    case 'DSCONV':
      return WINDOW;
    case 'NGCONV':
      return ['G', 'K', ...WINDOW];
    case 'GEMM':
      return ['M', 'N', 'K'];
    default:
      return undefined;
  }
}

function strides({ stride }: MaestroLayer): [number, number] {
  return [stride.get('Y') ?? 1, stride.get('X') ?? 1];
}

function build(layer: MaestroLayer, operator: 'conv' | 'gemm', extents: Partial<Extents>): Layer {
  const all = { ...UNIT_EXTENTS, ...extents };
  const [row, column] = strides(layer);
  return {
    name: layer.name,
    operator,
    extents: all,
    stride: operator === 'gemm' ? { row: 1, column: 1 } : { row, column },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: all.G * all.K * all.C * all.R * all.S,
  };
}
