import { expect, it } from 'vitest';
import { loadWritten } from '../load-written.ts';
import { OnnxWriter } from '../onnx-writer.ts';

it('A pooling window rounds up only where the last window starts inside the padded input', () => {
  const rows = (
    length: number,
    attributes: Readonly<Record<string, number | readonly number[]>>,
  ) => {
    const writer = new OnnxWriter();
    const input = writer.input('x', [1, 4, length, length]);
    writer.node('MaxPool', [input], { kernel_shape: [3, 3], strides: [2, 2], ...attributes });
    return loadWritten(writer).layers[0]?.extents.P;
  };
  expect(rows(112, { pads: [1, 1, 1, 1] })).toBe(56); // ⌊(112 + 2 − 3) / 2⌋ + 1
  expect(rows(112, {})).toBe(55); // ⌊(112 − 3) / 2⌋ + 1
  expect(rows(112, { ceil_mode: 1 })).toBe(56); // ⌈109 / 2⌉ + 1
  // ⌈(2 + 2 − 3) / 2⌉ + 1 = 2, and the second window starts at 2 of 3: inside the input
  expect(rows(2, { pads: [1, 1, 1, 1], ceil_mode: 1 })).toBe(2);
});

it('A global pooling is one window over rows and columns', () => {
  const writer = new OnnxWriter();
  writer.node('GlobalAveragePool', [writer.input('x', [2, 4, 7, 5])]);
  expect(loadWritten(writer).layers[0]).toMatchObject({
    operator: 'pool',
    extents: { N: 2, G: 4, K: 1, P: 1, Q: 1, R: 7, S: 5 },
  });
});

it('A reduction over tokens is a window over all of them, for each feature', () => {
  const writer = new OnnxWriter();
  const input = writer.input('x', [1, 16, 32]);
  const mean = writer.node('ReduceMean', [input, writer.integers([1])], { keepdims: 0 });
  writer.node('MatMul', [mean, writer.weights([32, 10])]);
  expect(loadWritten(writer).layers.map(({ extents }) => extents)).toMatchObject([
    { G: 32, P: 1, R: 16 },
    { P: 1, C: 32, K: 10 },
  ]);
});

it('A pooling over three dimensions is refused', () => {
  const writer = new OnnxWriter();
  writer.node('MaxPool', [writer.input('x', [1, 4, 8, 8, 8])], { kernel_shape: [2, 2, 2] }, 'cube');
  expect(() => loadWritten(writer)).toThrow(
    'small.onnx node "cube" (MaxPool): must work on images (or sequences) of samples, channels, rows and columns, got [1, 4, 8, 8, 8].',
  );
});
