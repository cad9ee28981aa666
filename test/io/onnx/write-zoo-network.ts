import type { Layer } from '../../../src/workload/layer.ts';
import type { Network } from '../../../src/workload/network.ts';
import { OnnxWriter } from './onnx-writer.ts';

/** A value of the file and its shape. */
interface Value {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * A network of the zoo as an exporter would write it: convolutions with their batch normalisation and activation,
 * attention with its reshapes and transpositions, three look-ups for BERT's embeddings. Test support: it knows the zoo's
 * names (`.scores`, `.softmax`, `.context`, `embeddings`).
 */
export function writeZooNetwork(network: Network, inputShape: readonly number[]): Uint8Array {
  const writer = new OnnxWriter();
  const input = { name: writer.input('input', inputShape), shape: inputShape };
  const written = new Map<string | null, Value>([[null, input]]);
  for (const layer of network.layers) {
    const reads = network.edges
      .filter(({ to }) => to === layer.name)
      .map(({ from }) => written.get(from) ?? input);
    written.set(layer.name, writeLayer(writer, layer, reads));
  }
  return writer.finish();
}

function writeLayer(writer: OnnxWriter, layer: Layer, reads: readonly Value[]): Value {
  const { G, K, P, Q } = layer.extents;
  const [first = { name: '', shape: [] }] = reads;
  switch (layer.operator) {
    case 'conv':
      return { name: writeConv(writer, layer, first), shape: [1, G * K, P, Q] };
    case 'pool':
      return { name: writePool(writer, layer, first), shape: [1, G, P, Q] };
    case 'gemm':
      return layer.parameterCount > 0
        ? writeFullyConnected(writer, layer, first)
        : writeAttentionProduct(writer, layer, reads);
    case 'elementwise':
      return writeElementwise(writer, layer, reads);
  }
}

function writeConv(writer: OnnxWriter, layer: Layer, { name, shape }: Value): string {
  const { G, K, C, R, S, P, Q } = layer.extents;
  const outputs = G * K;
  const weights = outputs * C * R * S;
  const trained = layer.parameterCount - weights;
  const { stride } = layer;
  // exporters state the padding that PyTorch's models have
  const padding = (taps: number) => (taps - 1) >> 1;
  const pads = [padding(R), padding(S), padding(R), padding(S)];
  const [, , height = 0, width = 0] = shape;
  if (Math.floor((height + 2 * padding(R) - R) / stride.row) + 1 !== P)
    throw new Error(`${layer.name}: the padding is not (taps - 1) / 2`);
  if (Math.floor((width + 2 * padding(S) - S) / stride.column) + 1 !== Q)
    throw new Error(`${layer.name}: the padding is not (taps - 1) / 2`);
  const bias = trained === outputs ? [writer.weights([outputs])] : [];
  const at = writer.node(
    'Conv',
    [name, writer.weights([outputs, C, R, S]), ...bias],
    { strides: [stride.row, stride.column], pads, group: G, kernel_shape: [R, S] },
    layer.name,
  );
  if (trained !== 2 * outputs) return at;
  const statistics = Array.from({ length: 4 }, () => writer.weights([outputs]));
  return writer.node('Clip', [writer.node('BatchNormalization', [at, ...statistics])]);
}

function writePool(writer: OnnxWriter, layer: Layer, { name, shape }: Value): string {
  const { R, S } = layer.extents;
  const [, , height, width] = shape;
  if (R === height && S === width) return writer.node('GlobalAveragePool', [name], {}, layer.name);
  const attributes = {
    kernel_shape: [R, S],
    strides: [layer.stride.row, layer.stride.column],
    pads: [1, 1, 1, 1],
  };
  return writer.node('MaxPool', [name], attributes, layer.name);
}

function writeFullyConnected(writer: OnnxWriter, layer: Layer, { name, shape }: Value): Value {
  const { K, C, P } = layer.extents;
  if (shape.length === 4) {
    const flat = writer.node('Flatten', [name]);
    const weights = [writer.weights([K, C]), writer.weights([K])];
    return {
      name: writer.node('Gemm', [flat, ...weights], { transB: 1 }, layer.name),
      shape: [1, K],
    };
  }
  const rows =
    shape[1] === P
      ? name
      : writer.node('Slice', [name, ...[0, P, 1].map((bound) => writer.integers([bound]))]);
  const product = writer.node('MatMul', [rows, writer.weights([C, K])], {}, layer.name);
  return { name: writer.node('Add', [writer.weights([K]), product]), shape: [1, P, K] };
}

function writeAttentionProduct(writer: OnnxWriter, layer: Layer, reads: readonly Value[]): Value {
  const { G, P, C, K } = layer.extents;
  const [left = { name: '', shape: [] }, right = left] = reads;
  const heads = ({ name, shape }: Value, perm: readonly number[]) => {
    const [, tokens = 0, features = 0] = shape;
    const size = features / G;
    const split = writer.node('Reshape', [name, writer.integers([0, -1, G, size])]);
    if (tokens * features !== tokens * G * size) throw new Error('heads must divide features');
    return writer.node('Transpose', [split], { perm });
  };
  if (layer.name.endsWith('.scores')) {
    const factors = [heads(left, [0, 2, 1, 3]), heads(right, [0, 2, 3, 1])];
    const product = writer.node('MatMul', factors, {}, layer.name);
    return {
      name: writer.node('Div', [product, writer.scalar(Math.sqrt(C))]),
      shape: [1, G, P, K],
    };
  }
  const product = writer.node('MatMul', [left.name, heads(right, [0, 2, 1, 3])], {}, layer.name);
  const turned = writer.node('Transpose', [product], { perm: [0, 2, 1, 3] });
  return {
    name: writer.node('Reshape', [turned, writer.integers([1, P, G * K])]),
    shape: [1, P, G * K],
  };
}

function writeElementwise(writer: OnnxWriter, layer: Layer, reads: readonly Value[]): Value {
  const { G } = layer.extents;
  const [first = { name: '', shape: [] }, second = first] = reads;
  const { shape } = first;
  if (layer.name === 'embeddings') return writeEmbeddings(writer, layer, first);
  if (layer.name.endsWith('.softmax'))
    return { name: writer.node('Softmax', [first.name], { axis: -1 }, layer.name), shape };
  if (layer.parameterCount > 0) {
    const trained = [writer.weights([G]), writer.weights([G])];
    const inputs = [first.name, ...trained];
    return { name: writer.node('LayerNormalization', inputs, { axis: -1 }, layer.name), shape };
  }
  return { name: writer.node('Add', [first.name, second.name], {}, layer.name), shape };
}

/** Words and segments are looked up by the input, positions by a constant that the exporter has folded. */
function writeEmbeddings(writer: OnnxWriter, layer: Layer, { name, shape }: Value): Value {
  const { G, P } = layer.extents;
  const words = writer.node('Gather', [writer.weights([30_522, G]), name], {}, 'word_embeddings');
  const segments = writer.node('Gather', [writer.weights([2, G]), name], {}, 'segments');
  const ids = writer.integers(Array.from({ length: P }, (_, index) => index));
  const positions = writer.node('Gather', [writer.weights([512, G]), ids]);
  const sum = writer.node('Add', [words, segments], {}, 'embeddings_sum');
  return {
    name: writer.node('Add', [sum, positions], {}, layer.name),
    shape: [...shape, G],
  };
}
