import { InputError } from '../base/errors.ts';
import type { Network } from '../workload/network.ts';
import { isFilePath } from './file-path.ts';
import { parseMaestro } from './maestro/parse-maestro.ts';
import { loadOnnxNetwork } from './onnx/load-onnx-network.ts';
import { parseNetwork } from './parse-network.ts';
import { readTextFile } from './read-text-file.ts';
import { parseTopology } from './scale-sim/parse-topology.ts';
import { parseTimeloopNetwork } from './timeloop/parse-timeloop.ts';

/** Values of a model's parameters by name, e.g. `{ width: 0.5 }`. */
export type ModelOptionValues = Readonly<Record<string, number | string>>;

export interface LoadNetworkOptions {
  /** Builds a model of the zoo; throws InputError for an unknown name. */
  readonly buildModel: (name: string, options: ModelOptionValues) => Network;
  /** Of a model of the zoo; of an ONNX file the sizes that it leaves open, by name. Other files have none. */
  readonly modelOptions?: ModelOptionValues;
}

/**
 * Loads a network.
 *
 * @param nameOrPath  a model of the zoo, or the path of a file (with a slash or an ending): Tandem's or
 *                     Timeloop's YAML, ONNX, a topology of SCALE-Sim (.csv) or a network of MAESTRO (.m)
 * @throws InputError for an unknown name (with the nearest one), an unreadable file and everything wrong in it
 */
export function loadNetwork(
  nameOrPath: string,
  { buildModel, modelOptions = {} }: LoadNetworkOptions,
): Network {
  if (!isFilePath(nameOrPath)) return buildModel(nameOrPath, modelOptions);
  if (/\.onnx$/i.test(nameOrPath)) return loadOnnxNetwork(nameOrPath, modelOptions);
  const given = Object.keys(modelOptions);
  if (given.length > 0) {
    throw new InputError({
      file: nameOrPath,
      rule: 'a network file takes no model options',
      got: given.join(', '),
      remedy: 'Change the file instead, or name a model of the zoo',
    });
  }
  const text = readTextFile(nameOrPath);
  if (/\.csv$/i.test(nameOrPath)) return parseTopology(text, nameOrPath);
  if (/\.m$/i.test(nameOrPath)) return parseMaestro(text, nameOrPath);
  if (/^problem\s*:/m.test(text)) return parseTimeloopNetwork(text, nameOrPath);
  return parseNetwork(text, nameOrPath);
}
