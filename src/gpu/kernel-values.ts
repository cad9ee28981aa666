/**
 * The numbers that a gpu.js kernel returned, x counting fastest, then y, the components of one thread together.
 *
 * @param result  a flat array, or arrays of arrays as the back end shapes them
 * @param length  how many numbers there are
 * @throws TypeError where the result has another number of them
 */
export function flatValues(result: unknown, length: number): Float32Array {
  const values = result instanceof Float32Array ? result : new Float32Array(length);
  const end = values === result ? values.length : copyValues(result, values, 0);
  if (end === length) return values;
  throw new TypeError(`a kernel returned ${end} numbers instead of ${length}`);
}

/** Copies numbers at any depth of nesting; returns where the next ones go. */
function copyValues(source: unknown, target: Float32Array, start: number): number {
  if (typeof source === 'number') {
    target[start] = source;
    return start + 1;
  }
  if (source instanceof Float32Array) {
    target.set(source, start);
    return start + source.length;
  }
  if (!Array.isArray(source)) throw new TypeError(`a kernel returned ${typeof source}`);
  return source.reduce((at: number, part: unknown) => copyValues(part, target, at), start);
}

/** A grid of threads: nests count along x, pairs along y. */
export interface Grid {
  readonly nests: number;
  readonly pairs: number;
}
