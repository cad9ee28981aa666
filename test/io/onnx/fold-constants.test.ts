import { expect, it } from 'vitest';
import { rowsOf } from './load-written.ts';
import { OnnxWriter } from './onnx-writer.ts';

/** Rows of a [1, 24, 2] input after a reshape to [1, ROWS, rest], with ROWS as the model computes it. */
function rowsAfter(compute: (writer: OnnxWriter, input: string) => string): number | undefined {
  const writer = new OnnxWriter();
  const input = writer.input('x', [1, 24, 2]);
  const rows = writer.node('Unsqueeze', [compute(writer, input), writer.integers([0])]);
  const shape = writer.node('Concat', [writer.integers([1]), rows, writer.integers([-1])], {
    axis: 0,
  });
  const at = writer.node('Reshape', [input, shape]);
  return rowsOf(writer, at, 6);
}

const size = (writer: OnnxWriter, input: string, axis: number) =>
  writer.node('Gather', [writer.node('Shape', [input]), writer.integers([axis], [])]);

it('Sizes are multiplied and divided as whole numbers', () => {
  // 24 · 2 / 6 = 8 rows of 6
  const rows = rowsAfter((writer, input) => {
    const product = writer.node('Mul', [size(writer, input, 1), size(writer, input, -1)]);
    return writer.node('Div', [product, writer.integers([6], [])]);
  });
  expect(rows).toBe(8);
});

it('Sizes take the way over floats that older exporters take', () => {
  // ⌊24 · 0.35⌋ = ⌊8.4⌋ = 8
  const rows = rowsAfter((writer, input) => {
    const wide = writer.node('Cast', [size(writer, input, 1)], { to: 1 });
    const scaled = writer.node('Floor', [writer.node('Mul', [wide, writer.scalar(0.35)])]);
    return writer.node('Cast', [scaled], { to: 7 });
  });
  expect(rows).toBe(8);
});

it('Sizes are chosen, and multiplied up', () => {
  const rows = rowsAfter((writer, input) => {
    const isLong = writer.node('Greater', [size(writer, input, 1), writer.integers([20], [])]);
    return writer.node('Where', [isLong, writer.integers([8], []), writer.integers([4], [])]);
  });
  expect(rows).toBe(8);
  const product = rowsAfter((writer) =>
    writer.node('ReduceProd', [writer.integers([2, 4])], { keepdims: 0 }),
  );
  expect(product).toBe(8);
});

it('Stored constants are read from raw bytes, too', () => {
  const rawData = new Uint8Array(new BigInt64Array([8n]).buffer);
  const rows = rowsAfter((writer) =>
    writer.node('Constant', [], { value: { dims: [], dataType: 7, rawData } }),
  );
  expect(rows).toBe(8);
});
