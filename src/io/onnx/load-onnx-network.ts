import { basename } from 'node:path';
import { InputError, type Problem } from '../../base/errors.ts';
import type { Network } from '../../workload/network.ts';
import { validateNetwork } from '../../workload/validate-network.ts';
import { type ByteSource, memorySource, withFileSource } from './byte-source.ts';
import { importGraph } from './import-graph.ts';
import type { DimensionSizes } from './input-sizes.ts';
import { MODEL_TYPE, type ModelProto } from './onnx-schema.ts';
import { skimMessage } from './skim-model.ts';

const OLDEST_OPSET = 7;

/**
 * Loads a network from an ONNX file (docs/importers.md). Weights are passed over, also where they lie in files beside it.
 *
 * @param sizes  of the dimensions that the model leaves open, by name; the batch is 1 where it is left open
 * @throws InputError with the file's name: not an ONNX model, open sizes, operators that cannot be imported, shapes that
 *         do not fit
 */
export function loadOnnxNetwork(path: string, sizes: DimensionSizes = {}): Network {
  return withFileSource(path, (source) => importOnnx(source, path, sizes));
}

/** As `loadOnnxNetwork`, of a file that is in memory already. */
export function parseOnnxNetwork(
  content: Uint8Array,
  file: string,
  sizes: DimensionSizes = {},
): Network {
  return importOnnx(memorySource(content), file, sizes);
}

function importOnnx(source: ByteSource, file: string, sizes: DimensionSizes): Network {
  const model = decode(source, file);
  try {
    return toNetwork(model, file, sizes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem): Problem => ({ file, ...problem })));
  }
}

function toNetwork(model: ModelProto, file: string, sizes: DimensionSizes): Network {
  const { graph = {}, producerName = '', producerVersion = '' } = model;
  const opset = opsetOf(model);
  if (opset < OLDEST_OPSET) {
    throw new InputError({
      rule: `must be written in version ${OLDEST_OPSET} or later of ONNX's operators`,
      got: `version ${opset}`,
      remedy: "Convert it with onnx's version converter",
    });
  }
  const { layers, edges } = importGraph(graph, sizes);
  const producer = [producerName, producerVersion].filter((word) => word !== '').join(' ');
  const by = producer === '' ? '' : `, written by ${producer}`;
  const source = `ONNX model ${basename(file)}, opset ${opset}${by}`;
  const network = { name: basename(file).replace(/\.onnx$/i, ''), source, layers, edges };
  // Shapes were inferred tensor by tensor; along bare edges a reshaping between two layers would look like a mistake.
  const problems = validateNetwork({ ...network, edges: [] });
  if (problems.length > 0) throw new InputError(problems);
  return network;
}

function decode(source: ByteSource, file: string): ModelProto {
  const problem = { file, rule: 'must be an ONNX model', remedy: 'Check that the file is whole' };
  let model: ModelProto;
  try {
    const message = MODEL_TYPE.decode(skimMessage(source, MODEL_TYPE));
    model = MODEL_TYPE.toObject(message, { longs: Number }) as ModelProto;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new InputError({ ...problem, got: `content that is none (${got})` });
  }
  if (model.graph?.node !== undefined) return model;
  throw new InputError({ ...problem, got: 'content without a graph of nodes' });
}

function opsetOf({ opsetImport = [] }: ModelProto): number {
  const own = opsetImport.find(({ domain = '' }) => domain === '' || domain === 'ai.onnx');
  return own?.version ?? OLDEST_OPSET;
}
