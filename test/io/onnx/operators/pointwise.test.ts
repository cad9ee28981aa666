import { describe, expect, it } from 'vitest';
import { ELEMENT_TYPES } from '../../../../src/io/onnx/onnx-schema.ts';
import { loadWritten } from '../load-written.ts';
import { OnnxWriter } from '../onnx-writer.ts';

/** A product that writes 6 rows of 4 features, to fold into. */
function start() {
  const writer = new OnnxWriter();
  const input = writer.input('x', [1, 6, 4]);
  return {
    writer,
    input,
    at: writer.node('MatMul', [input, writer.weights([4, 4])], {}, 'product'),
  };
}

describe('An operation on one tensor', () => {
  it('folds into the layer before, with a factor and a shift for each feature', () => {
    const { writer, at } = start();
    const scaled = writer.node('Mul', [writer.weights([4]), at]);
    writer.node('PRelu', [
      writer.node('Add', [scaled, writer.weights([1, 1, 4])]),
      writer.weights([4]),
    ]);
    const { layers } = loadWritten(writer);
    expect(layers.map(({ name, parameterCount }) => [name, parameterCount])).toEqual([
      ['product', 16 + 3 * 4],
    ]);
  });

  it('does not count constants and masks as trained', () => {
    const { writer, at } = start();
    const mask = writer.weights([1, 6, 4], ELEMENT_TYPES.bool);
    writer.node('Where', [mask, writer.node('Div', [at, writer.scalar(8)]), writer.scalar(0)]);
    expect(loadWritten(writer).layers.map(({ parameterCount }) => parameterCount)).toEqual([16]);
  });

  it('on the input is left for the layer that reads it', () => {
    const writer = new OnnxWriter();
    const centered = writer.node('Sub', [
      writer.input('x', [1, 3, 8, 8]),
      writer.weights([3, 1, 1]),
    ]);
    writer.node('Conv', [centered, writer.weights([2, 3, 1, 1])]);
    expect(loadWritten(writer).layers.map(({ parameterCount }) => parameterCount)).toEqual([6 + 3]);
  });
});

describe('An operation on two tensors', () => {
  it('is a layer that reads both where both are as large as the result', () => {
    const { writer, input, at } = start();
    writer.node('Add', [at, input], {}, 'sum');
    expect(loadWritten(writer).layers[1]).toMatchObject({
      operator: 'elementwise',
      extents: { N: 1, G: 4, P: 6, Q: 1 },
      inputTensors: 2,
    });
  });

  it('reads a trained table as large as the result, such as positions', () => {
    const { writer, at } = start();
    writer.node('Add', [at, writer.weights([6, 4])], {}, 'positions');
    expect(loadWritten(writer).layers[1]).toMatchObject({ inputTensors: 2, parameterCount: 24 });
  });

  it('reads one where the other is stretched', () => {
    const { writer, at } = start();
    const gate = writer.node('Sigmoid', [writer.input('gate', [1, 1, 4])]);
    writer.node('Mul', [at, gate], {}, 'gated');
    expect(loadWritten(writer).layers[1]).toMatchObject({ inputTensors: 1, extents: { P: 6 } });
  });

  it('is refused where the shapes cannot be combined', () => {
    const { writer, at } = start();
    writer.node('Add', [at, writer.input('other', [1, 5, 4])], {}, 'sum');
    expect(() => loadWritten(writer)).toThrow(
      'small.onnx node "sum" (Add): inputs must have shapes that can be combined, got [1, 6, 4] and [1, 5, 4].',
    );
  });
});
