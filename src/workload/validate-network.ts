import type { Problem } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import { LOOP_DIMS, MAX_EXTENT } from './dims.ts';
import type { Layer } from './layer.ts';
import type { Network } from './network.ts';
import { describeCycle, findCycle } from './topological-order.ts';
import { shapeProblems } from './validate-shapes.ts';

/**
 * Everything that is wrong with a network, e.g. one that was read from a file; empty where all is well.
 *
 * Paths are places inside the network: `layers[3].extents.P`, `edges[7].from`. A network may have no edges at all (a
 * plain list of layers); with edges, every layer needs one that leads to it. Shapes are compared where they follow from
 * the edges (see `shapeProblems`).
 */
export function validateNetwork(network: Network): readonly Problem[] {
  const ofLayers = network.layers.flatMap((layer, index) => layerProblems(layer, index));
  const ofGraph = [...nameProblems(network), ...edgeProblems(network), ...orderProblems(network)];
  const ofShapes = ofLayers.length + ofGraph.length === 0 ? shapeProblems(network) : [];
  return [...emptyProblems(network), ...ofLayers, ...ofGraph, ...ofShapes];
}

function emptyProblems({ layers }: Network): Problem[] {
  return layers.length > 0 ? [] : [{ path: 'layers', rule: 'a network needs at least one layer' }];
}

function layerProblems(layer: Layer, index: number): Problem[] {
  const at = `layers[${index}]`;
  const { extents, stride, dilation, inputTensors, parameterCount, precisionBits = {} } = layer;
  const numbers: [path: string, value: number, low: number, high: number][] = [
    ...LOOP_DIMS.map((dim): [string, number, number, number] => {
      return [`extents.${dim}`, extents[dim], 1, MAX_EXTENT];
    }),
    ['stride.row', stride.row, 1, MAX_EXTENT],
    ['stride.column', stride.column, 1, MAX_EXTENT],
    ['dilation.row', dilation.row, 1, MAX_EXTENT],
    ['dilation.column', dilation.column, 1, MAX_EXTENT],
    ['inputTensors', inputTensors, 1, MAX_EXTENT],
    ['parameterCount', parameterCount, 0, Number.MAX_SAFE_INTEGER],
    ...Object.entries(precisionBits).map(([operand, bits]): [string, number, number, number] => {
      return [`precisionBits.${operand}`, bits, 1, 64];
    }),
  ];
  return numbers.flatMap(([path, value, low, high]) => {
    if (Number.isInteger(value) && value >= low && value <= high) return [];
    const rule = `must be a whole number from ${low} to ${high} (layer "${layer.name}")`;
    return [{ path: `${at}.${path}`, rule, got: String(value) }];
  });
}

function nameProblems({ layers }: Network): Problem[] {
  const first = new Map<string, number>();
  return layers.flatMap(({ name }, index) => {
    const path = `layers[${index}].name`;
    if (name === '') return [{ path, rule: 'a layer needs a name' }];
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return [];
    }
    const rule = `layer names must differ, and layers[${earlier}] has the same`;
    return [{ path, rule, got: `"${name}"`, remedy: 'Rename one of them' }];
  });
}

function edgeProblems({ layers, edges }: Network): Problem[] {
  const names = layers.map((layer) => layer.name);
  const known = new Set(names);
  const seen = new Set<string>();
  const ofEdges = edges.flatMap(({ from, to }, index): Problem[] => {
    const unknown = (['from', 'to'] as const).flatMap((end): Problem[] => {
      const name = end === 'from' ? from : to;
      if (name === null || known.has(name)) return [];
      const path = `edges[${index}].${end}`;
      const remedy = didYouMean(name, names);
      return [{ path, rule: 'must name a layer', got: `"${name}"`, remedy }];
    });
    const ends = JSON.stringify([from, to]);
    const twice = seen.has(ends);
    seen.add(ends);
    if (!twice) return unknown;
    return [...unknown, { path: `edges[${index}]`, rule: 'edges must differ', got: ends }];
  });
  return [...ofEdges, ...unfedProblems({ layers, edges })];
}

function unfedProblems({ layers, edges }: Pick<Network, 'layers' | 'edges'>): Problem[] {
  if (edges.length === 0) return [];
  const fed = new Set(edges.map((edge) => edge.to));
  return layers.flatMap(({ name }, index): Problem[] => {
    if (fed.has(name)) return [];
    return [
      {
        path: `layers[${index}]`,
        rule: 'an edge must lead to every layer',
        got: `none to "${name}"`,
        remedy: 'Add one; `from: null` is the input of the network',
      },
    ];
  });
}

function orderProblems(network: Network): Problem[] {
  const cycle = findCycle(network);
  if (cycle !== undefined) return [{ path: 'edges', ...describeCycle(cycle) }];
  const place = new Map(network.layers.map((layer, index) => [layer.name, index]));
  return network.edges.flatMap(({ from, to }, index): Problem[] => {
    const producer = from === null ? undefined : place.get(from);
    const consumer = place.get(to);
    if (producer === undefined || consumer === undefined || producer < consumer) return [];
    return [
      {
        path: `edges[${index}]`,
        rule: 'layers must be listed in an order in which they can run',
        got: `"${to}" before "${from}", which it reads`,
        remedy: `Move "${to}" behind "${from}"`,
      },
    ];
  });
}
