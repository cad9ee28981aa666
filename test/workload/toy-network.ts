import { type Extents, UNIT_EXTENTS } from '../../src/workload/dims.ts';
import type { Layer, Operator } from '../../src/workload/layer.ts';
import type { Edge, Network } from '../../src/workload/network.ts';

/** A layer with unit extents, stride and dilation where a test states nothing else. */
export function toyLayer(
  name: string,
  operator: Operator,
  extents: Partial<Extents> = {},
  others: Partial<Omit<Layer, 'name' | 'operator' | 'extents'>> = {},
): Layer {
  return {
    name,
    operator,
    extents: { ...UNIT_EXTENTS, ...extents },
    stride: { row: 1, column: 1 },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: operator === 'gemm' ? 1 : 0,
    ...others,
  };
}

/** A network of those layers; edges as `from>to`, `>to` for the network's own input. */
export function toyNetwork(layers: readonly Layer[], ...edges: readonly string[]): Network {
  const parsed = edges.map((edge): Edge => {
    const [from = '', to = ''] = edge.split('>');
    return { from: from === '' ? null : from, to };
  });
  return { name: 'toy', source: 'a test', layers, edges: parsed };
}
