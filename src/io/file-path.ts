/** Endings of the files that networks and accelerators are read from (docs/importers.md). */
const FILE_ENDING = /\.(ya?ml|onnx|csv|cfg|m)$/i;

/** Whether a word that may be a name or a path is a path: it has a slash or ends like a file that can be read. */
export function isFilePath(nameOrPath: string): boolean {
  return /[\\/]/.test(nameOrPath) || FILE_ENDING.test(nameOrPath);
}
