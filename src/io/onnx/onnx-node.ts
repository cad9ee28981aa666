import { InputError, type Problem } from '../../base/errors.ts';
import type { AttributeProto, NodeProto, TensorProto } from './onnx-schema.ts';

/** One operation of a graph, with a name that no other has. */
export interface OnnxNode {
  /** Also the name of the layer that it may become. */
  readonly name: string;
  readonly operator: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  /** Names of values; empty where an optional one is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, AttributeProto>;
}

/** The nodes with names: their own, or else that of their first output; `#2` and so on where it is taken. */
export function namedNodes(nodes: readonly NodeProto[]): OnnxNode[] {
  const taken = new Map<string, number>([['input', 1]]);
  return nodes.map((proto) => {
    const { opType = '', domain = '', input = [], output = [], attribute = [] } = proto;
    const wanted = proto.name || output[0] || opType;
    const count = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, count);
    return {
      name: count === 1 ? wanted : `${wanted}#${count}`,
      operator: opType,
      domain: domain === 'ai.onnx' ? '' : domain,
      inputs: input,
      outputs: output,
      attributes: new Map(attribute.map((one) => [one.name ?? '', one])),
    };
  });
}

/** A whole-number attribute, or what ONNX takes where it is left out. */
export function intAttribute(node: OnnxNode, name: string, otherwise: number): number {
  const attribute = node.attributes.get(name);
  return attribute === undefined ? otherwise : (attribute.i ?? 0);
}

/** A list of whole numbers; undefined where it is left out. */
export function intsAttribute(node: OnnxNode, name: string): readonly number[] | undefined {
  const attribute = node.attributes.get(name);
  return attribute === undefined ? undefined : (attribute.ints ?? []);
}

export function textAttribute(node: OnnxNode, name: string, otherwise: string): string {
  const bytes = node.attributes.get(name)?.s;
  return bytes === undefined ? otherwise : new TextDecoder().decode(bytes);
}

export function tensorAttribute(node: OnnxNode, name: string): TensorProto | undefined {
  return node.attributes.get(name)?.t;
}

/** A problem at a node, named with its operator. */
export function nodeError(
  node: OnnxNode,
  problem: Pick<Problem, 'rule' | 'got' | 'remedy'>,
): InputError {
  return new InputError({ path: nodePlace(node), ...problem });
}

export function nodePlace({ name, operator }: OnnxNode): string {
  return `node "${name}" (${operator})`;
}
