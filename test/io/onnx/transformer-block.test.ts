import { expect, test } from 'vitest';
import { parseOnnxNetwork } from '../../../src/io/onnx/load-onnx-network.ts';
import { OnnxWriter } from './onnx-writer.ts';

const TOKENS = 16;
const FEATURES = 32;
const HEADS = 4;

/** (x − mean) / √(variance + ε) · scale + shift, as exporters before version 17 of the operators write it. */
function spelledLayerNorm(writer: OnnxWriter, at: string): string {
  const mean = writer.node('ReduceMean', [at], { axes: [-1] });
  const difference = writer.node('Sub', [at, mean]);
  const squared = writer.node('Pow', [difference, writer.scalar(2)]);
  const variance = writer.node('ReduceMean', [squared], { axes: [-1] });
  const root = writer.node('Sqrt', [writer.node('Add', [variance, writer.scalar(1e-5)])]);
  const normalized = writer.node('Div', [difference, root], {}, 'norm');
  const scaled = writer.node('Mul', [normalized, writer.weights([FEATURES])]);
  return writer.node('Add', [scaled, writer.weights([FEATURES])]);
}

/** x / √(mean(x²) + ε) · scale. */
function spelledRmsNorm(writer: OnnxWriter, at: string): string {
  const squared = writer.node('Pow', [at, writer.scalar(2)]);
  const mean = writer.node('ReduceMean', [squared], { axes: [-1] });
  const root = writer.node('Sqrt', [writer.node('Add', [mean, writer.scalar(1e-5)])]);
  const normalized = writer.node('Mul', [at, writer.node('Reciprocal', [root])], {}, 'rms');
  return writer.node('Mul', [writer.weights([FEATURES]), normalized]);
}

/** ½ · x · (1 + erf(x / √2)). */
function spelledGelu(writer: OnnxWriter, at: string): string {
  const error = writer.node('Erf', [writer.node('Div', [at, writer.scalar(Math.SQRT2)])]);
  const product = writer.node('Mul', [at, writer.node('Add', [error, writer.scalar(1)])]);
  return writer.node('Mul', [product, writer.scalar(0.5)]);
}

test('A transformer block that an old exporter has spelt out has the layers that it means', () => {
  const writer = new OnnxWriter();
  const input = writer.input('x', [1, TOKENS, FEATURES]);
  const norm = spelledLayerNorm(writer, input);
  const linear = (at: string, from: number, to: number, name: string) => {
    const product = writer.node('MatMul', [at, writer.weights([from, to])], {}, name);
    return writer.node('Add', [writer.weights([to]), product]);
  };
  const qkv = linear(norm, FEATURES, 3 * FEATURES, 'qkv');
  const sizes = [FEATURES, FEATURES, FEATURES];
  const parts = writer.nodes('Split', [qkv, writer.integers(sizes)], 3, { axis: 2 });
  const heads = (at = '', perm: readonly number[] = []) => {
    const split = writer.integers([0, 0, HEADS, FEATURES / HEADS]);
    return writer.node('Transpose', [writer.node('Reshape', [at, split])], { perm });
  };
  const factors = [heads(parts[0], [0, 2, 1, 3]), heads(parts[1], [0, 2, 3, 1])];
  const scores = writer.node('MatMul', factors, {}, 'scores');
  const scaled = writer.node('Div', [scores, writer.scalar(8)]);
  const probabilities = writer.node('Softmax', [scaled], { axis: -1 }, 'softmax');
  const values = heads(parts[2], [0, 2, 1, 3]);
  const context = writer.node('MatMul', [probabilities, values], {}, 'context');
  const turned = writer.node('Transpose', [context], { perm: [0, 2, 1, 3] });
  const merged = writer.node('Reshape', [turned, writer.integers([0, 0, FEATURES])]);
  const attended = writer.node(
    'Add',
    [input, linear(merged, FEATURES, FEATURES, 'out')],
    {},
    'add1',
  );
  const hidden = linear(spelledRmsNorm(writer, attended), FEATURES, 128, 'up');
  const down = linear(spelledGelu(writer, hidden), 128, FEATURES, 'down');
  writer.node('Add', [attended, down], {}, 'add2');

  const { layers, edges } = parseOnnxNetwork(writer.finish(14), 'block.onnx');
  const table = layers.map(({ name, extents, parameterCount }) => {
    const { G, K, C, P, Q } = extents;
    return [name, { G, K, C, P, Q }, parameterCount];
  });
  expect(table).toEqual([
    ['norm', { G: 32, K: 1, C: 1, P: 16, Q: 1 }, 64], // a scale and a shift per feature
    ['qkv', { G: 1, K: 96, C: 32, P: 16, Q: 1 }, 32 * 96 + 96],
    ['scores', { G: 4, K: 16, C: 8, P: 16, Q: 1 }, 0], // 32 features / 4 heads = 8
    ['softmax', { G: 4, K: 1, C: 1, P: 16, Q: 16 }, 0],
    ['context', { G: 4, K: 8, C: 16, P: 16, Q: 1 }, 0],
    ['out', { G: 1, K: 32, C: 32, P: 16, Q: 1 }, 32 * 32 + 32],
    ['add1', { G: 32, K: 1, C: 1, P: 16, Q: 1 }, 0],
    ['rms', { G: 32, K: 1, C: 1, P: 16, Q: 1 }, 32], // a scale only
    ['up', { G: 1, K: 128, C: 32, P: 16, Q: 1 }, 32 * 128 + 128],
    ['down', { G: 1, K: 32, C: 128, P: 16, Q: 1 }, 128 * 32 + 32],
    ['add2', { G: 32, K: 1, C: 1, P: 16, Q: 1 }, 0],
  ]);
  expect(edges.filter(({ to }) => to === 'context')).toEqual([
    { from: 'softmax', to: 'context' },
    { from: 'qkv', to: 'context' },
  ]);
});
