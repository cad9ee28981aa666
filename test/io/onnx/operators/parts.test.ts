import { expect, it } from 'vitest';
import { sliceExtent } from '../../../../src/io/onnx/operators/parts.ts';
import { loadWritten, rowsOf } from '../load-written.ts';
import { OnnxWriter } from '../onnx-writer.ts';

it('A slice counts as numpy does', () => {
  const of = (start: number, end: number, step = 1) => sliceExtent(10, { start, end, step });
  expect(of(2, 5)).toEqual({ first: 2, count: 3 });
  expect(of(-3, 2 ** 62)).toEqual({ first: 7, count: 3 });
  expect(of(0, 10, 4)).toEqual({ first: 0, count: 3 }); // 0, 4, 8
  expect(of(-1, -(2 ** 62), -1)).toEqual({ first: 9, count: 10 });
  expect(of(5, 2)).toEqual({ first: 5, count: 0 });
});

it('Parts of a tensor have their share of rows', () => {
  const sliced = new OnnxWriter();
  const starts = [1, 9, 1].map((value) => sliced.integers([value]));
  const part = sliced.node('Slice', [sliced.input('x', [1, 16, 4]), ...starts]);
  expect(rowsOf(sliced, part, 4)).toBe(8);

  const split = new OnnxWriter();
  const [, last = ''] = split.nodes('Split', [split.input('x', [1, 5, 4])], 2, { axis: 1 });
  expect(rowsOf(split, last, 4)).toBe(2); // 3 and 2

  const picked = new OnnxWriter();
  const token = picked.node('Gather', [picked.input('x', [1, 5, 4]), picked.integers([0], [])], {
    axis: 1,
  });
  expect(rowsOf(picked, token, 4)).toBe(1);
});

it('A look-up in a trained table is a layer that writes a row for each index', () => {
  const writer = new OnnxWriter();
  writer.node(
    'Gather',
    [writer.weights([1000, 64]), writer.input('ids', [1, 12], 7)],
    {},
    'look-up',
  );
  expect(loadWritten(writer).layers[0]).toMatchObject({
    operator: 'elementwise',
    extents: { N: 1, G: 64, P: 12 },
    inputTensors: 1,
    parameterCount: 64_000,
  });
});
