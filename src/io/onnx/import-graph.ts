import countBy from 'lodash/countBy.js';
import uniqBy from 'lodash/uniqBy.js';
import { InputError, type Problem } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest-name.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Edge } from '../../workload/network.ts';
import { foldConstants } from './fold-constants.ts';
import { fuseNormalizations } from './fuse-normalization.ts';
import { type DimensionSizes, inputShapes } from './input-sizes.ts';
import { LayerCollector } from './layer-collector.ts';
import type { NodeCall } from './node-call.ts';
import { namedNodes, nodeError, nodePlace, type OnnxNode, tensorAttribute } from './onnx-node.ts';
import type { GraphProto, ValueInfoProto } from './onnx-schema.ts';
import { OPERATOR_RULES, REFUSED_OPERATORS } from './operator-table.ts';
import { constantTensor, elementsOf, type Tensor } from './tensor.ts';
import { tensorElements } from './tensor-elements.ts';

/** What is known while the nodes are gone through in their order. */
interface GraphState {
  readonly values: Map<string, Tensor>;
  readonly layers: LayerCollector;
  readonly batch: number;
  readonly declaredShapes: ReadonlyMap<string, readonly number[]>;
  readonly readers: Readonly<Record<string, number>>;
}

/**
 * The layers of an ONNX graph.
 *
 * @throws InputError with every open size and every operator that cannot be imported, or with the first node whose
 *         shapes do not fit
 */
export function importGraph(
  graph: GraphProto,
  sizes: DimensionSizes,
): { readonly layers: readonly Layer[]; readonly edges: readonly Edge[] } {
  const nodes = fuseNormalizations(namedNodes(graph.node ?? []));
  refuseUnknownOperators(nodes);
  const initializers = new Set((graph.initializer ?? []).map(({ name }) => name));
  const inputs = (graph.input ?? []).filter(({ name }) => !initializers.has(name));
  const shapes = inputShapes(inputs, sizes);
  const values = new Map([...initializerTensors(graph), ...inputTensors(inputs, shapes)]);
  const [firstShape = [1]] = shapes.values();
  const state: GraphState = {
    values,
    layers: new LayerCollector(),
    batch: firstShape.length > 1 ? (firstShape[0] ?? 1) : 1,
    declaredShapes: declaredShapes(graph),
    readers: countBy(nodes.flatMap((node) => node.inputs)),
  };
  for (const node of nodes) importNode(node, state);
  return state.layers.finish(trainedElements(graph, nodes));
}

function importNode(node: OnnxNode, state: GraphState): void {
  const { values, layers, batch, readers } = state;
  const call: NodeCall = {
    node,
    inputs: node.inputs.map((name) => (name === '' ? undefined : readTensor(node, name, values))),
    layers,
    batch,
    declaredShape: state.declaredShapes.get(node.outputs[0] ?? '') ?? null,
    readers: (name) => readers[name] ?? 0,
  };
  const written = foldConstants(call) ?? OPERATOR_RULES.get(node.operator)?.(call) ?? [];
  const outputs = Array.isArray(written) ? written : [written];
  node.outputs.forEach((name, index) => {
    const tensor: Tensor | undefined = outputs[index];
    if (tensor !== undefined) values.set(name, tensor);
  });
}

function readTensor(node: OnnxNode, name: string, values: ReadonlyMap<string, Tensor>): Tensor {
  const tensor = values.get(name);
  if (tensor !== undefined) return tensor;
  throw nodeError(node, {
    rule: 'must read what an earlier node, an input or an initializer gives',
    got: `"${name}"`,
  });
}

function refuseUnknownOperators(nodes: readonly OnnxNode[]): void {
  const unknown = nodes.filter(({ operator }) => !OPERATOR_RULES.has(operator));
  const kinds = uniqBy(unknown, ({ operator }) => operator);
  if (kinds.length > 0) throw new InputError(kinds.map((node) => refusal(node, unknown)));
}

function refusal(node: OnnxNode, unknown: readonly OnnxNode[]): Problem {
  const count = unknown.filter(({ operator }) => operator === node.operator).length;
  const others = count === 1 ? '' : ` (and ${count - 1} more of its kind)`;
  const place = `${nodePlace(node)}${others}`;
  const reason = REFUSED_OPERATORS[node.operator];
  if (reason !== undefined) return { path: place, rule: `cannot be imported: ${reason}` };
  const known = [...OPERATOR_RULES.keys()].sort();
  const near = nearestName(node.operator, known);
  const domain = node.domain === '' ? '' : ` of "${node.domain}"`;
  return {
    path: place,
    rule: `operator "${node.operator}"${domain} cannot be imported`,
    remedy: `${near === undefined ? '' : `Did you mean "${near}"? `}Supported: ${known.join(', ')}`,
  };
}

function initializerTensors({ initializer = [] }: GraphProto): [string, Tensor][] {
  return initializer.map((proto) => {
    const { name = '', dims = [], dataType } = proto;
    const tensor = constantTensor([], dims, dataType);
    return [name, { ...tensor, elements: tensorElements(proto), trained: [name], origin: name }];
  });
}

function inputTensors(
  inputs: readonly ValueInfoProto[],
  shapes: ReadonlyMap<string, readonly number[]>,
): [string, Tensor][] {
  return inputs.map(({ name = '', type }) => {
    const tensor = constantTensor([], shapes.get(name) ?? [], type?.tensorType?.elemType);
    return [name, { ...tensor, elements: null, producers: [null], origin: name }];
  });
}

/** Shapes that the file states in full; those with open sizes are left to inference. */
function declaredShapes({ valueInfo = [], output = [] }: GraphProto) {
  return new Map(
    [...valueInfo, ...output].flatMap(({ name = '', type }): [string, readonly number[]][] => {
      const dim = type?.tensorType?.shape?.dim;
      const shape = (dim ?? []).map(({ dimValue = 0 }) => dimValue);
      return dim !== undefined && shape.every((extent) => extent > 0) ? [[name, shape]] : [];
    }),
  );
}

/** Elements of every stored tensor, by name: initializers and the values of Constant nodes. */
function trainedElements({ initializer = [] }: GraphProto, nodes: readonly OnnxNode[]) {
  const constants = nodes.map(({ outputs, ...node }): [string, number] => {
    const dims = tensorAttribute({ outputs, ...node }, 'value')?.dims ?? [];
    return [outputs[0] ?? '', elementsOf(dims)];
  });
  return new Map([
    ...constants,
    ...initializer.map(({ name = '', dims = [] }): [string, number] => [name, elementsOf(dims)]),
  ]);
}
