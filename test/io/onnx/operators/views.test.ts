import { describe, expect, it } from 'vitest';
import { loadWritten, rowsOf } from '../load-written.ts';
import { OnnxWriter } from '../onnx-writer.ts';

describe('A view', () => {
  const writerWith = (shape: readonly number[]) => {
    const writer = new OnnxWriter();
    return { writer, input: writer.input('x', shape) };
  };

  it('takes 0 and −1 in a reshape', () => {
    const { writer, input } = writerWith([1, 6, 4, 5]);
    const at = writer.node('Reshape', [input, writer.integers([0, -1, 10])]);
    expect(rowsOf(writer, at, 10)).toBe(12); // 6·4·5 / 10
  });

  it('is refused where a reshape would lose elements', () => {
    const { writer, input } = writerWith([1, 6, 4]);
    writer.node('Reshape', [input, writer.integers([1, 5, 5])], {}, 'wrong');
    expect(() => loadWritten(writer)).toThrow(
      /node "wrong" \(Reshape\): must keep the 24 elements of \[1, 6, 4\], got \[1, 5, 5\]/,
    );
  });

  it('turns, squeezes and stretches', () => {
    const { writer, input } = writerWith([1, 1, 6, 4]);
    const squeezed = writer.node('Squeeze', [input, writer.integers([1])]);
    const turned = writer.node('Transpose', [squeezed], { perm: [0, 2, 1] });
    const raised = writer.node('Unsqueeze', [turned, writer.integers([-3])]);
    const stretched = writer.node('Expand', [raised, writer.integers([3, 1, 1])]);
    expect(rowsOf(writer, stretched, 6)).toBe(12); // [1, 3, 4, 6]
  });

  it('pads an image, which a convolution then covers', () => {
    const { writer, input } = writerWith([1, 3, 8, 8]);
    const padded = writer.node('Pad', [input, writer.integers([0, 0, 1, 2, 0, 0, 1, 2])]);
    writer.node('Conv', [padded, writer.weights([4, 3, 3, 3])]);
    expect(loadWritten(writer).layers[0]?.extents).toMatchObject({ P: 8, Q: 10 }); // 8 + 2 − 2, 8 + 4 − 2
  });

  it('moves blocks of pixels into channels', () => {
    const { writer, input } = writerWith([1, 3, 8, 8]);
    const deep = writer.node('SpaceToDepth', [input], { blocksize: 2 });
    writer.node('Conv', [deep, writer.weights([4, 12, 1, 1])]);
    expect(loadWritten(writer).layers[0]?.extents).toMatchObject({ C: 12, P: 4 });
  });
});

describe('A concatenation', () => {
  it('is read where its parts were written, with what is trained of it', () => {
    const writer = new OnnxWriter();
    const input = writer.input('x', [1, 6, 4]);
    const left = writer.node('MatMul', [input, writer.weights([4, 8])], {}, 'left');
    const token = writer.weights([1, 1, 8]);
    const joined = writer.node('Concat', [token, left], { axis: 1 });
    writer.node('MatMul', [joined, writer.weights([8, 2])], {}, 'head');
    const { layers, edges } = loadWritten(writer);
    expect(layers[1]).toMatchObject({ extents: { P: 7, C: 8 }, parameterCount: 16 + 8 });
    expect(edges).toContainEqual({ from: 'left', to: 'head' });
  });

  it('is refused where its parts do not fit', () => {
    const writer = new OnnxWriter();
    const parts = [writer.input('a', [1, 6, 4]), writer.input('b', [1, 6, 5])];
    writer.node('Concat', parts, { axis: 1 }, 'join');
    expect(() => loadWritten(writer)).toThrow(
      /same shape but for dimension 1, got \[1, 6, 4\] and/,
    );
  });
});
