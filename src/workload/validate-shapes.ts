import type { Problem } from '../base/errors.ts';
import { windowLength } from './footprint.ts';
import type { Layer } from './layer.ts';
import type { Network } from './network.ts';

/** A layer with the layers that it reads; none of them is missing. */
interface Consumer {
  readonly layer: Layer;
  readonly path: string;
  readonly producers: readonly Layer[];
  /** Whether some producer is read by other layers too, so that this one may read a part of it. */
  readonly shares: boolean;
}

/**
 * Layers whose extents cannot be what their producers make; assumes that names, numbers and edges are valid.
 *
 * Decided only where it must be so, as a layer may read a part of a tensor (a split), several side by side (a
 * concatenation) or one in another shape (a flattening). Layers that read the network's own input are passed over.
 */
export function shapeProblems(network: Network): readonly Problem[] {
  return consumers(network).flatMap(consumerProblems);
}

function consumerProblems(consumer: Consumer): Problem[] {
  switch (consumer.layer.operator) {
    case 'conv':
    case 'pool':
      return [...channelProblems(consumer), ...windowProblems(consumer)];
    case 'gemm':
      return productProblems(consumer);
    case 'elementwise':
      return elementProblems(consumer);
  }
}

function consumers({ layers, edges }: Network): Consumer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const readers = new Map<string | null, number>();
  for (const { from } of edges) readers.set(from, (readers.get(from) ?? 0) + 1);
  return layers.flatMap((layer, index) => {
    const froms = edges.filter((edge) => edge.to === layer.name).map((edge) => edge.from);
    const producers = froms.flatMap((from) => (from === null ? [] : (byName.get(from) ?? [])));
    if (producers.length === 0 || froms.includes(null)) return [];
    const shares = froms.some((from) => (readers.get(from) ?? 0) > 1);
    return [{ layer, path: `layers[${index}].extents`, producers, shares }];
  });
}

function channelProblems({ layer, path, producers, shares }: Consumer): Problem[] {
  const read = layer.extents.G * layer.extents.C;
  const made = producers.reduce((sum, { extents }) => sum + extents.G * extents.K, 0);
  if (read === made || (read < made && shares)) return [];
  return [
    {
      path,
      rule: `"${layer.name}" must read the ${made} channels that ${makers(producers)}`,
      got: `G·C = ${read}`,
    },
  ];
}

/** The window must reach the last row or miss it by less than a stride, and overhang by padding and one stride at most. */
function windowProblems({ layer, path, producers }: Consumer): Problem[] {
  const { extents, stride, dilation } = layer;
  const axes = [
    { dim: 'P', outputs: extents.P, taps: extents.R, axis: 'row' },
    { dim: 'Q', outputs: extents.Q, taps: extents.S, axis: 'column' },
  ] as const;
  return axes.flatMap(({ dim, outputs, taps, axis }): Problem[] => {
    const reach = windowLength(outputs, taps, stride[axis], dilation[axis]);
    const overhang = 2 * (taps - 1) * dilation[axis] + stride[axis] - 1;
    return producers.flatMap((producer): Problem[] => {
      const length = producer.extents[dim];
      if (reach > length - stride[axis] && reach <= length + overhang) return [];
      const rule = `"${layer.name}" must cover the ${length} ${axis}s that "${producer.name}" makes`;
      return [{ path: `${path}.${dim}`, rule, got: `${outputs}, which covers ${reach}` }];
    });
  });
}

function productProblems({ layer, path, producers }: Consumer): Problem[] {
  const { N, G, C, K, P, Q } = layer.extents;
  const trained = layer.parameterCount > 0;
  const read = N * G * C * (trained ? P * Q : P * Q + K);
  const made = producers.reduce((sum, producer) => sum + outputElements(producer), 0);
  const wholeRows = !trained || producers.length > 1 || (made / N) % (G * C) === 0;
  if (read <= made && wholeRows) return [];
  return [
    {
      path: `${path}.C`,
      rule: `"${layer.name}" must divide the ${made} elements that ${makers(producers)} into rows`,
      got: `${read} elements, in rows of ${G * C}`,
    },
  ];
}

function elementProblems({ layer, path, producers }: Consumer): Problem[] {
  if (layer.inputTensors < 2 || layer.inputTensors !== producers.length) return [];
  const { G, P, Q } = layer.extents;
  return producers.flatMap((producer): Problem[] => {
    const { extents } = producer;
    const channels = extents.G * extents.K;
    const elements = outputElements(producer) / extents.N;
    const same = channels === G && extents.P === P && extents.Q === Q;
    if (same || (producer.operator === 'gemm' && elements === G * P * Q)) return [];
    const rule = `"${layer.name}" must have the shape of "${producer.name}", ${channels}×${extents.P}×${extents.Q}`;
    return [{ path, rule, got: `${G}×${P}×${Q}` }];
  });
}

function outputElements({ extents }: Layer): number {
  const { N, G, K, P, Q } = extents;
  return N * G * K * P * Q;
}

function quoted(layers: readonly Layer[]): string {
  return layers.map((layer) => `"${layer.name}"`).join(' and ');
}

function makers(producers: readonly Layer[]): string {
  return `${quoted(producers)} ${producers.length === 1 ? 'makes' : 'make'}`;
}
