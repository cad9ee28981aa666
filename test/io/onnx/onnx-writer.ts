import {
  type AttributeProto,
  ELEMENT_TYPES,
  MODEL_TYPE,
  type NodeProto,
  type TensorProto,
  type ValueInfoProto,
} from '../../../src/io/onnx/onnx-schema.ts';

type AttributeValue = number | string | readonly number[] | TensorProto;

/** Writes ONNX files for tests, node by node; weights have a shape and no elements. */
export class OnnxWriter {
  readonly #nodes: NodeProto[] = [];
  readonly #initializers: TensorProto[] = [];
  readonly #inputs: ValueInfoProto[] = [];
  #count = 0;

  /** An input of the network; sizes that are left open are given by their name. */
  input(name: string, shape: readonly (number | string)[], elemType: number = 1): string {
    const dim = shape.map((size) =>
      typeof size === 'number' ? { dimValue: size } : { dimParam: size },
    );
    this.#inputs.push({ name, type: { tensorType: { elemType, shape: { dim } } } });
    return name;
  }

  /** A trained tensor: only its shape. */
  weights(dims: readonly number[], dataType: number = ELEMENT_TYPES.float): string {
    const name = `weights_${this.#initializers.length}`;
    this.#initializers.push({ name, dims, dataType });
    return name;
  }

  /** Whole numbers that shapes or axes are given by. */
  integers(values: readonly number[], dims: readonly number[] = [values.length]): string {
    const name = `integers_${this.#initializers.length}`;
    const int64Data = [...values];
    this.#initializers.push({ name, dims, dataType: ELEMENT_TYPES.int64, int64Data });
    return name;
  }

  /** A single number, as a scale. */
  scalar(value: number): string {
    const name = `scalar_${this.#initializers.length}`;
    this.#initializers.push({ name, dims: [], dataType: 1, floatData: [value] });
    return name;
  }

  /** Appends a node and returns the name of its first output. */
  node(
    opType: string,
    input: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
    name = '',
  ): string {
    return this.nodes(opType, input, 1, attributes, name)[0] ?? '';
  }

  /** Appends a node with several outputs. */
  nodes(
    opType: string,
    input: readonly string[],
    outputs: number,
    attributes: Readonly<Record<string, AttributeValue>> = {},
    name = '',
  ): string[] {
    this.#count += 1;
    const output = Array.from({ length: outputs }, (_, index) => `value_${this.#count}_${index}`);
    const attribute = Object.entries(attributes).map(([key, value]) => toAttribute(key, value));
    this.#nodes.push({ opType, input, output, attribute, name });
    return output;
  }

  /** The file; `changes` are added to the model. */
  finish(opset = 17): Uint8Array {
    const message = MODEL_TYPE.fromObject({
      irVersion: 8,
      producerName: 'test',
      opsetImport: [{ domain: '', version: opset }],
      graph: {
        name: 'graph',
        node: this.#nodes,
        initializer: this.#initializers,
        input: this.#inputs,
      },
    });
    return MODEL_TYPE.encode(message).finish();
  }
}

function toAttribute(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === 'number') return { name, i: value };
  if (typeof value === 'string') return { name, s: new TextEncoder().encode(value) };
  if ('dims' in value) return { name, t: value };
  return { name, ints: [...(value as readonly number[])] };
}
