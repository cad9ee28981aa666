import type { LayerCollector, LayerDraft, LayerOutput, LayerReads } from './layer-collector.ts';
import { nodeError, type OnnxNode } from './onnx-node.ts';
import { isActivation, type Tensor } from './tensor.ts';

/** One node with the values that it reads: what an operator's rule works on. */
export interface NodeCall {
  readonly node: OnnxNode;
  /** By position; undefined where an optional one is left out. */
  readonly inputs: readonly (Tensor | undefined)[];
  readonly layers: LayerCollector;
  /** Samples at a time. */
  readonly batch: number;
  /** The shape that the file states for the first output; null where it states none that is fixed. */
  readonly declaredShape: readonly number[] | null;
  /** Nodes that read the first output. */
  readonly readers: (tensorName: string) => number;
}

/** Infers the shape of what a node writes, and appends the layer that it is, if it is one. */
export type OperatorRule = (call: NodeCall) => Tensor | readonly Tensor[];

/** An input that the operator cannot do without. */
export function requiredInput({ node, inputs }: NodeCall, index: number): Tensor {
  const tensor = inputs[index];
  if (tensor !== undefined) return tensor;
  throw nodeError(node, { rule: `must have an input ${index}`, got: `${inputs.length} inputs` });
}

/** The elements of an input that decides on a shape, e.g. the axes; undefined where the node has no such input. */
export function knownElements(call: NodeCall, index: number): readonly number[] | undefined {
  const tensor = call.inputs[index];
  if (tensor === undefined) return undefined;
  if (tensor.elements !== null) return tensor.elements;
  throw nodeError(call.node, {
    rule: `input ${index} ("${call.node.inputs[index]}") must be a constant, or computed from shapes`,
    got: isActivation(tensor) ? 'a value that depends on the input' : 'one that is not known',
    remedy: 'Simplify the model with fixed input sizes first, e.g. with onnx-simplifier',
  });
}

/** Appends the layer that the node is. */
export function appendLayer(
  { node, layers }: NodeCall,
  draft: Omit<LayerDraft, 'name'>,
  reads: LayerReads,
  output: LayerOutput,
): Tensor {
  return layers.append({ ...draft, name: node.name }, reads, output);
}

/** A dimension counted from the end where it is negative. */
export function resolveAxis(node: OnnxNode, axis: number, rank: number): number {
  const resolved = axis < 0 ? axis + rank : axis;
  if (resolved >= 0 && resolved < rank) return resolved;
  throw nodeError(node, {
    rule: `axis must be from ${-rank} to ${rank - 1}`,
    got: String(axis),
  });
}

/** As `numpy` combines shapes: aligned at their ends, with extents of 1 stretched. */
export function broadcastShape(
  node: OnnxNode,
  shapes: readonly (readonly number[])[],
): readonly number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, index) => {
    const extents = shapes.map((shape) => shape[shape.length - rank + index] ?? 1);
    const extent = extents.find((one) => one !== 1) ?? 1;
    if (extents.every((one) => one === 1 || one === extent)) return extent;
    throw nodeError(node, {
      rule: 'inputs must have shapes that can be combined',
      got: shapes.map(describeTensorShape).join(' and '),
    });
  });
}

export function describeTensorShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
