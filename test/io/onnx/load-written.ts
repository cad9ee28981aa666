import { parseOnnxNetwork } from '../../../src/io/onnx/load-onnx-network.ts';
import type { Network } from '../../../src/workload/network.ts';
import type { OnnxWriter } from './onnx-writer.ts';

/** The network that a written model is imported as. */
export function loadWritten(
  writer: OnnxWriter,
  sizes: Readonly<Record<string, number>> = {},
): Network {
  return parseOnnxNetwork(writer.finish(), 'small.onnx', sizes);
}

/** Rows and features that a product with a matrix of `features` rows reads, which tell the shape of its input. */
export function rowsOf(writer: OnnxWriter, at: string, features: number): number | undefined {
  writer.node('MatMul', [at, writer.weights([features, 3])], {}, 'probe');
  return loadWritten(writer).layers.find(({ name }) => name === 'probe')?.extents.P;
}
