import { InputError, type Problem } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import { UNIT_EXTENTS } from '../workload/dims.ts';
import type { Layer, RowColumn } from '../workload/layer.ts';
import type { Edge, Network } from '../workload/network.ts';
import { findCycle } from '../workload/topological-order.ts';
import { validateNetwork } from '../workload/validate-network.ts';
import { type LayerYaml, NETWORK_INPUT, NETWORK_SCHEMA } from './network-schema.ts';
import { type LocatedYaml, parseLocatedYaml } from './yaml-document.ts';
import { type DocumentPath, parsePath } from './yaml-position.ts';

/** An edge, and the entry of `inputs` that it comes from. */
interface PlacedEdge extends Edge {
  readonly at: DocumentPath;
}

/**
 * Reads a network from YAML (docs/networks.md).
 *
 * @param file  name that problems print
 * @throws InputError with every problem and its line: first of keys and values, then of the network as a whole
 */
export function parseNetwork(text: string, file: string): Network {
  const yaml = parseLocatedYaml(text, file, NETWORK_SCHEMA);
  const { name, source, layers } = yaml.value;
  const edges = layers.flatMap(edgesOf);
  const network = {
    name,
    source,
    layers: layers.map(toLayer),
    edges: edges.map(({ from, to }) => ({ from, to })),
  };
  const problems = validateNetwork(network).map((problem) => place(problem, network, edges, yaml));
  if (problems.length > 0) throw new InputError(problems);
  return network;
}

/**
 * A layer from its file: extents that are left out are 1, stride and dilation 1, the input tensors all inputs of an
 * element-wise layer and one of the others, and the parameters the weights without biases.
 */
function toLayer(yaml: LayerYaml): Layer {
  const { name, operator, inputs, stride, dilation, precisionBits } = yaml;
  const extents = { ...UNIT_EXTENTS, ...yaml.extents };
  const { G, K, C, R, S } = extents;
  const trains = operator === 'conv' || operator === 'gemm';
  return {
    name,
    operator,
    extents,
    stride: perAxis(stride),
    dilation: perAxis(dilation),
    inputTensors: yaml.inputTensors ?? (operator === 'elementwise' ? inputs.length : 1),
    parameterCount: yaml.parameterCount ?? (trains ? G * K * C * R * S : 0),
    ...(precisionBits === undefined ? {} : { precisionBits }),
  };
}

function perAxis(value: number | RowColumn | undefined): RowColumn {
  return typeof value === 'object' ? value : { row: value ?? 1, column: value ?? 1 };
}

function edgesOf({ name, inputs }: LayerYaml, layer: number): PlacedEdge[] {
  return inputs.map((from, entry) => ({
    from: from === NETWORK_INPUT ? null : from,
    to: name,
    at: ['layers', layer, 'inputs', entry],
  }));
}

/** Edges have no place of their own in the file: theirs is the entry of `inputs`, that of a ring its first layer. */
function place(
  problem: Problem,
  network: Network,
  edges: readonly PlacedEdge[],
  yaml: LocatedYaml<unknown>,
): Problem {
  const [first, index, end] = parsePath(problem.path ?? '');
  if (first !== 'edges') return yaml.problemAt(parsePath(problem.path ?? ''), wordsOf(problem));
  const edge = edges.find((_edge, position) => position === index);
  if (edge === undefined) return yaml.problemAt(ringPath(network), wordsOf(problem));
  if (edges.find((other) => other.from === edge.from && other.to === edge.to) !== edge) {
    const got = `"${edge.from ?? NETWORK_INPUT}" again`;
    return yaml.problemAt(edge.at, { rule: 'must not be named twice', got, remedy: 'Remove it' });
  }
  if (end !== 'from') return yaml.problemAt(edge.at, wordsOf(problem));
  const names = [NETWORK_INPUT, ...network.layers.map(({ name }) => name)];
  return yaml.problemAt(edge.at, {
    rule: `must name a layer or "${NETWORK_INPUT}"`,
    got: `"${edge.from}"`,
    remedy: didYouMean(edge.from ?? '', names),
  });
}

function ringPath(network: Network): DocumentPath {
  const [name] = findCycle(network) ?? [];
  return ['layers', network.layers.findIndex((layer) => layer.name === name), 'inputs'];
}

function wordsOf({ rule, got, remedy }: Problem): Pick<Problem, 'rule' | 'got' | 'remedy'> {
  return {
    rule,
    ...(got === undefined ? {} : { got }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}
