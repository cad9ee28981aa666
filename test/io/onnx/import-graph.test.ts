import { describe, expect, it } from 'vitest';
import { parseOnnxNetwork } from '../../../src/io/onnx/load-onnx-network.ts';
import { ELEMENT_TYPES } from '../../../src/io/onnx/onnx-schema.ts';
import { OnnxWriter } from './onnx-writer.ts';

const load = (writer: OnnxWriter, sizes = {}, opset = 17) =>
  parseOnnxNetwork(writer.finish(opset), 'small.onnx', sizes);

/** Layers by name, with what each reads. */
function outline(writer: OnnxWriter) {
  const { layers, edges } = load(writer);
  return layers.map(({ name, operator, parameterCount }) => ({
    name,
    operator,
    parameterCount,
    reads: edges.filter(({ to }) => to === name).map(({ from }) => from),
  }));
}

describe('A convolution', () => {
  it('takes its groups, dilation and padding on each side from the file', () => {
    const writer = new OnnxWriter();
    const input = writer.input('image', [1, 8, 20, 21]);
    const attributes = { group: 4, dilations: [2, 1], strides: [1, 2], pads: [0, 1, 3, 0] };
    writer.node('Conv', [input, writer.weights([12, 2, 3, 5])], attributes, 'grouped');
    const [layer] = load(writer).layers;
    // rows: 20 + 0 + 3 − ((3 − 1)·2 + 1) = 18, so 19 outputs; columns: ⌊(21 + 1 + 0 − 5) / 2⌋ + 1 = 9
    expect(layer).toMatchObject({
      operator: 'conv',
      extents: { N: 1, G: 4, K: 3, C: 2, P: 19, Q: 9, R: 3, S: 5 },
      stride: { row: 1, column: 2 },
      dilation: { row: 2, column: 1 },
      parameterCount: 12 * 2 * 3 * 5,
    });
  });

  it('keeps rows and columns apart: a 1×7 filter has R = 1 and S = 7', () => {
    const writer = new OnnxWriter();
    const input = writer.input('image', [1, 3, 17, 17]);
    writer.node('Conv', [input, writer.weights([8, 3, 1, 7])], { pads: [0, 3, 0, 3] });
    expect(load(writer).layers[0]?.extents).toMatchObject({ P: 17, Q: 17, R: 1, S: 7 });
  });

  it.each([
    ['SAME_UPPER', 8], // ⌈15 / 2⌉
    ['SAME_LOWER', 8],
    ['VALID', 7], // ⌊(15 − 3) / 2⌋ + 1
  ])('pads by itself where auto_pad is %s', (autoPad, rows) => {
    const writer = new OnnxWriter();
    const input = writer.input('image', [1, 3, 15, 15]);
    const attributes = { auto_pad: autoPad, strides: [2, 2] };
    writer.node('Conv', [input, writer.weights([8, 3, 3, 3])], attributes);
    expect(load(writer).layers[0]?.extents.P).toBe(rows);
  });

  it('over a sequence has one column', () => {
    const writer = new OnnxWriter();
    const input = writer.input('sound', [1, 80, 3000]);
    writer.node('Conv', [input, writer.weights([384, 80, 3])], { pads: [1, 1], strides: [2] });
    // ⌊(3000 + 2 − 3) / 2⌋ + 1 = 1500
    expect(load(writer).layers[0]?.extents).toMatchObject({ P: 1500, Q: 1, R: 3, S: 1 });
  });

  it('is refused where its window does not fit or its channels are others', () => {
    const small = new OnnxWriter();
    small.node('Conv', [small.input('image', [1, 3, 5, 5]), small.weights([8, 3, 7, 7])], {}, 'c');
    expect(() => load(small)).toThrow(
      'small.onnx node "c" (Conv): a window of 7 must fit into its padded input, got a length of 5. Give the network a larger input.',
    );
    const wrong = new OnnxWriter();
    wrong.node('Conv', [wrong.input('image', [1, 4, 9, 9]), wrong.weights([8, 3, 3, 3])], {}, 'c');
    expect(() => load(wrong)).toThrow(/must read all channels, got \[1, 4, 9, 9\]/);
  });
});

describe('A residual block', () => {
  it('is two convolutions and a sum; normalisation and activation are folded', () => {
    const writer = new OnnxWriter();
    const input = writer.input('image', [1, 64, 56, 56]);
    const conv = (at: string, name: string) => {
      const pads = [1, 1, 1, 1];
      const filtered = writer.node('Conv', [at, writer.weights([64, 64, 3, 3])], { pads }, name);
      const statistics = Array.from({ length: 4 }, () => writer.weights([64]));
      return writer.node('BatchNormalization', [filtered, ...statistics]);
    };
    const before = writer.node('Relu', [conv(input, 'conv0')]);
    const hidden = writer.node('Relu', [conv(before, 'conv1')]);
    const sum = writer.node('Add', [conv(hidden, 'conv2'), before], {}, 'add');
    writer.node('Relu', [sum]);
    // 64·64·9 weights, and a scale and a shift for each of 64 channels
    const parameterCount = 36_864 + 128;
    expect(outline(writer)).toEqual([
      { name: 'conv0', operator: 'conv', parameterCount, reads: [null] },
      { name: 'conv1', operator: 'conv', parameterCount, reads: ['conv0'] },
      { name: 'conv2', operator: 'conv', parameterCount, reads: ['conv1'] },
      { name: 'add', operator: 'elementwise', parameterCount: 0, reads: ['conv2', 'conv0'] },
    ]);
    expect(load(writer).layers[3]).toMatchObject({
      extents: { G: 64, P: 56, Q: 56 },
      inputTensors: 2,
    });
  });

  it('keeps a normalisation apart whose input is also read elsewhere', () => {
    const writer = new OnnxWriter();
    const input = writer.input('image', [1, 8, 4, 4]);
    const at = writer.node('Conv', [input, writer.weights([8, 8, 1, 1])], {}, 'conv');
    const statistics = Array.from({ length: 4 }, () => writer.weights([8]));
    const normalized = writer.node('BatchNormalization', [at, ...statistics], {}, 'norm');
    writer.node('Add', [at, normalized], {}, 'add');
    expect(outline(writer)).toMatchObject([
      { name: 'conv', parameterCount: 64 },
      { name: 'norm', operator: 'elementwise', parameterCount: 16 },
      { name: 'add' },
    ]);
  });
});

describe('A depthwise separable block', () => {
  it('has a filter for each channel, then all channels; squeeze-and-excite reads one full tensor', () => {
    const writer = new OnnxWriter();
    const input = writer.input('image', [1, 32, 28, 28]);
    const pads = [2, 2, 2, 2];
    const bias = writer.weights([32]);
    const filters = [writer.weights([32, 1, 5, 5]), bias];
    const filtered = writer.node('Conv', [input, ...filters], { group: 32, pads }, 'depthwise');
    // x · hardSigmoid(x), spelt out, reads one tensor only
    const gate = writer.node('HardSigmoid', [filtered]);
    const at = writer.node('Mul', [filtered, gate]);
    const pooled = writer.node('ReduceMean', [at], { axes: [2, 3] }, 'pool');
    const squeezed = writer.node('Conv', [pooled, writer.weights([32, 32, 1, 1])], {}, 'squeeze');
    const weighed = writer.node('Mul', [at, writer.node('Sigmoid', [squeezed])], {}, 'scale');
    writer.node('Conv', [weighed, writer.weights([16, 32, 1, 1])], {}, 'project');
    const { layers } = load(writer);
    expect(layers.map(({ name }) => name)).toEqual([
      'depthwise',
      'pool',
      'squeeze',
      'scale',
      'project',
    ]);
    expect(layers[0]).toMatchObject({
      extents: { G: 32, K: 1, C: 1, P: 28, Q: 28, R: 5, S: 5 },
      parameterCount: 32 * 25 + 32,
    });
    expect(layers[1]).toMatchObject({ operator: 'pool', extents: { G: 32, P: 1, R: 28, S: 28 } });
    expect(layers[3]).toMatchObject({ operator: 'elementwise', inputTensors: 1 });
  });
});

describe('A product', () => {
  it('takes weights on either side', () => {
    const writer = new OnnxWriter();
    const input = writer.input('x', [1, 40, 6]);
    const right = writer.node('MatMul', [input, writer.weights([6, 10])], {}, 'right');
    writer.node('MatMul', [writer.weights([7, 40]), right], {}, 'left');
    const { layers } = load(writer);
    expect(layers[0]).toMatchObject({ extents: { P: 40, C: 6, K: 10 }, parameterCount: 60 });
    // [7×40]·[40×10] is, transposed, 10 rows of 40 times a 40×7 matrix
    expect(layers[1]).toMatchObject({ extents: { P: 10, C: 40, K: 7 }, parameterCount: 280 });
  });

  it('of two feature maps has a group for each head and nothing trained', () => {
    const writer = new OnnxWriter();
    const queries = writer.input('queries', [1, 12, 16, 64]);
    const keys = writer.input('keys', [1, 12, 64, 20]);
    writer.node('MatMul', [queries, keys], {}, 'scores');
    expect(load(writer).layers[0]).toMatchObject({
      extents: { G: 12, P: 16, C: 64, K: 20 },
      parameterCount: 0,
    });
  });

  it('counts a matrix that the embedding shares once', () => {
    const writer = new OnnxWriter();
    const table = writer.weights([100, 8]);
    const tokens = writer.node('Gather', [table, writer.input('ids', [1, 5])], {}, 'embedding');
    const turned = writer.node('Transpose', [table], { perm: [1, 0] });
    writer.node('MatMul', [tokens, turned], {}, 'head');
    expect(outline(writer)).toMatchObject([
      { name: 'embedding', parameterCount: 0 },
      { name: 'head', parameterCount: 800 },
    ]);
  });

  it('of a fully connected layer has the batch in N', () => {
    const writer = new OnnxWriter();
    const flat = writer.node('Flatten', [writer.input('x', [4, 3, 2, 2])]);
    writer.node('Gemm', [flat, writer.weights([5, 12]), writer.weights([5])], { transB: 1 });
    expect(load(writer).layers[0]).toMatchObject({
      extents: { N: 4, P: 1, C: 12, K: 5 },
      parameterCount: 65,
    });
  });

  it('is refused where the factors do not fit', () => {
    const writer = new OnnxWriter();
    writer.node('MatMul', [writer.input('x', [1, 40, 6]), writer.weights([7, 10])], {}, 'wrong');
    expect(() => load(writer)).toThrow(
      'small.onnx node "wrong" (MatMul): the columns of the first factor must be the rows of the second, got [1, 40, 6] and [7, 10].',
    );
  });
});

describe('Shapes that the model computes', () => {
  it('are followed: a reshape to [batch, tokens / 2, twice the features]', () => {
    const writer = new OnnxWriter();
    const input = writer.input('x', ['batch', 'tokens', 6], 1);
    const shape = writer.node('Shape', [input]);
    const tokens = writer.node('Gather', [shape, writer.integers([1], [])]);
    const half = writer.node('Div', [tokens, writer.integers([2], [])]);
    const axes = writer.integers([0]);
    const parts = [
      writer.node('Slice', [shape, writer.integers([0]), writer.integers([1])]),
      writer.node('Unsqueeze', [half, axes]),
      writer.integers([12]),
    ];
    const wanted = writer.node('Concat', parts, { axis: 0 });
    const reshaped = writer.node('Reshape', [input, wanted]);
    writer.node('MatMul', [reshaped, writer.weights([12, 3])]);
    expect(load(writer, { tokens: '10' }).layers[0]?.extents).toMatchObject({ P: 5, C: 12, K: 3 });
  });

  it('are refused where they depend on what the network is given', () => {
    const writer = new OnnxWriter();
    const input = writer.input('x', [1, 6]);
    const shape = writer.input('shape', [2], ELEMENT_TYPES.int64);
    writer.node('Reshape', [input, shape], {}, 'reshape');
    expect(() => load(writer)).toThrow(
      /node "reshape" \(Reshape\): input 1 \("shape"\) must be a constant, or computed from shapes, got a value that depends on the input/,
    );
  });
});

describe('Quantised models', () => {
  it('give the widths of what they multiply, and of results that are quantised again', () => {
    const writer = new OnnxWriter();
    const scale = writer.scalar(0.1);
    const zero = writer.weights([], ELEMENT_TYPES.uint8);
    const input = writer.input('x', [1, 4, 8, 8]);
    const narrow = writer.node('QuantizeLinear', [input, scale, zero]);
    const wide = writer.node('DequantizeLinear', [narrow, scale, zero]);
    const weights = writer.weights([4, 4, 1, 1], ELEMENT_TYPES.int8);
    const filters = writer.node('DequantizeLinear', [weights, scale]);
    const at = writer.node('Conv', [wide, filters], {}, 'conv');
    writer.node('QuantizeLinear', [at, scale, zero]);
    expect(load(writer).layers[0]).toMatchObject({
      precisionBits: { weights: 8, inputs: 8, partialSums: 32, outputs: 8 },
      parameterCount: 16,
    });
  });

  it('are read with integer operators, too', () => {
    const writer = new OnnxWriter();
    const scale = writer.scalar(0.1);
    const zero = writer.weights([], ELEMENT_TYPES.uint8);
    const input = writer.input('x', [1, 4, 8, 8], ELEMENT_TYPES.uint8);
    const weights = writer.weights([6, 4, 3, 3], ELEMENT_TYPES.int8);
    const bias = writer.weights([6], ELEMENT_TYPES.int32);
    const inputs = [input, scale, zero, weights, scale, zero, scale, zero, bias];
    writer.node('QLinearConv', inputs, { pads: [1, 1, 1, 1] });
    expect(load(writer).layers[0]).toMatchObject({
      extents: { K: 6, C: 4, P: 8, R: 3 },
      precisionBits: { weights: 8, inputs: 8, partialSums: 32, outputs: 8 },
      parameterCount: 6 * 36 + 6,
    });
  });
});

describe('Operators that cannot be imported', () => {
  it('are all told at once, with the first node of each kind', () => {
    const writer = new OnnxWriter();
    const input = writer.input('x', [1, 4, 8, 8]);
    const up = writer.node('ConvTranspose', [input, writer.weights([4, 4, 2, 2])], {}, 'up');
    writer.node('Resize', [writer.node('Resize', [up], {}, 'first')], {}, 'second');
    writer.node('Convv', [input], {}, 'typo');
    expect(() => load(writer)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /^small.onnx node "up" \(ConvTranspose\): cannot be imported: a transposed .*\nsmall.onnx node "first" \(Resize\) \(and 1 more of its kind\): cannot be imported: no layer here .*\nsmall.onnx node "typo" \(Convv\): operator "Convv" cannot be imported. Did you mean "Conv"\? Supported: Abs, Add, /,
        ),
      }),
    );
  });
});

describe('Open sizes', () => {
  const writer = new OnnxWriter();
  writer.node('MatMul', [writer.input('ids', ['batch', 'sequence', 6]), writer.weights([6, 3])]);

  it('are 1 for the batch and must be given for all others', () => {
    expect(() => load(writer)).toThrow(
      'small.onnx: "sequence" must be given a size, as the model leaves it open. Add e.g. --option sequence=128.',
    );
    expect(load(writer, { sequence: 9 }).layers[0]?.extents).toMatchObject({ N: 1, P: 9 });
    expect(load(writer, { sequence: 9, batch: 2 }).layers[0]?.extents).toMatchObject({
      N: 2,
      P: 9,
    });
  });

  it('are refused where the model has no such size, or the size is none', () => {
    expect(() => load(writer, { sequense: 9 })).toThrow(
      /sequense: must be a dimension that the model leaves open. Did you mean "sequence"\?/,
    );
    expect(() => load(writer, { sequence: 'long' })).toThrow(/must be a whole number ≥ 1/);
  });
});
