/** Whether a word that may be a name or a path is a path: it has a slash or ends like a YAML file. */
export function isFilePath(nameOrPath: string): boolean {
  return /[\\/]|\.ya?ml$/i.test(nameOrPath);
}
