import range from 'lodash/range.js';
import { InputError, type Problem } from '../../base/errors.ts';
import { windowLength } from '../../workload/footprint.ts';
import { type Layer, layerKind, multiplies } from '../../workload/layer.ts';
import type { Network } from '../../workload/network.ts';

const HEADER =
  'Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides, Strides along the width,';

/**
 * The layers that multiply as a topology of SCALE-Sim; pooling and element-wise layers have no place in one.
 *
 * Inputs are as large as the windows reach, as SCALE-Sim pads nothing. Products are convolutions of a single column. A
 * depthwise convolution is one filter over all channels, as in SCALE-Sim's own files, which has the same
 * multiply-accumulates; other groups have a line each.
 *
 * @throws InputError for layers of more than one sample and for dilated ones, which a topology cannot say
 */
export function networkToTopology(network: Network): string {
  const layers = network.layers.filter(multiplies);
  const problems = layers.flatMap(unsayable);
  if (problems.length > 0) throw new InputError(problems);
  return `${[HEADER, ...layers.flatMap(layerRows)].join('\n')}\n`;
}

function unsayable({ name, extents, dilation }: Layer): Problem[] {
  const path = `layers.${name}`;
  return [
    ...(extents.N === 1 ? [] : [{ path, rule: 'must have one sample', got: `N = ${extents.N}` }]),
    ...(dilation.row === 1 && dilation.column === 1
      ? []
      : [{ path, rule: 'must not be dilated', got: `${dilation.row}×${dilation.column}` }]),
    ...(name.includes(',') ? [{ path, rule: 'must not have a comma in its name' }] : []),
  ];
}

function layerRows(layer: Layer): string[] {
  const { name, extents, stride } = layer;
  const { G, K, C, P, Q, R, S } = extents;
  const height = windowLength(P, R, stride.row, 1);
  const width = windowLength(Q, S, stride.column, 1);
  const row = (label: string, channels: number, filters: number) =>
    `${[label, height, width, R, S, channels, filters, stride.row, stride.column].join(', ')},`;
  if (layerKind(layer) === 'depthwise') return [row(name, G, 1)];
  if (G === 1) return [row(name, C, K)];
  return range(G).map((group) => row(`${name}.${group}`, C, K));
}
