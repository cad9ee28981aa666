/** Whether a JSON text uses a name as a key: an index of files may name the same key as a value. */
export function hasKey(text: string, key: string): boolean {
  return new RegExp(`"${key}"\\s*:`).test(text);
}
