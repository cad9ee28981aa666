import { resolve } from 'node:path';
import { isFilePath } from '../io/file-path.ts';
import { loadNetwork } from '../io/load-network.ts';
import type { Network } from '../workload/network.ts';
import type { OptionReader } from './options.ts';
import type { Services } from './services.ts';

/** What `--network` and `--option` say, as they were typed. */
export interface NetworkOptions {
  readonly network: string;
  readonly option: readonly string[];
}

/** The network that is asked for by name or file; undefined where something is wrong, which the reader has noted. */
export function readNetwork(
  reader: OptionReader,
  { network, option }: NetworkOptions,
  cwd: string,
  { surroundings }: Services,
): Network | undefined {
  const modelOptions = reader.assignments('--option', option);
  const isFile = isFilePath(network);
  if (!isFile && reader.name('--network', network, surroundings.models) === undefined)
    return undefined;
  const buildModel = surroundings.buildNetwork;
  return reader.attempt(isFile ? '--network' : '--option', () =>
    loadNetwork(inFolder(cwd, network), { buildModel, modelOptions }),
  );
}

/** A path from the folder that the command runs in; a name as it is. */
export function inFolder(cwd: string, nameOrPath: string): string {
  return isFilePath(nameOrPath) ? resolve(cwd, nameOrPath) : nameOrPath;
}
