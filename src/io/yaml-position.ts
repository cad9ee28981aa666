import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** Keys and indices from the root of a document to one of its values. */
export type DocumentPath = readonly (string | number)[];

/** 1-based place in a text file. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Answers where in a YAML file something stands. */
export interface YamlPositions {
  /** Where the value at `path` begins; where it is absent, where its nearest present parent begins. */
  ofValue(path: DocumentPath): TextPosition;
  /** Where the key that ends `path` stands; that of the value where it has no key (an entry of a list). */
  ofKey(path: DocumentPath): TextPosition;
  /** Place of a character of the text, counted from 0. */
  ofOffset(offset: number): TextPosition;
}

/** Positions of everything in a parsed document. */
export function yamlPositions(document: Document, lineCounter: LineCounter): YamlPositions {
  const ofOffset = (offset: number): TextPosition => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const start = (node: unknown) => ofOffset(rangeStart(node) ?? rangeStart(document.contents) ?? 0);
  return {
    ofOffset,
    ofValue: (path) => start(nearestNode(document, path).value),
    ofKey: (path) => {
      const { value, key, complete } = nearestNode(document, path);
      return start(complete ? (key ?? value) : value);
    },
  };
}

/** A path as a person reads it: `memories[1].capacityKiB`. */
export function formatPath(path: DocumentPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** The way back from `formatPath`, for places that other checks name. */
export function parsePath(path: string): DocumentPath {
  return [...path.matchAll(/[^.[\]]+/g)].map(([part]) =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
}

/** The deepest node that is present on the way to `path`, with its key; `complete` where all of the path is. */
function nearestNode(document: Document, path: DocumentPath) {
  let value: Node | null = document.contents;
  let key: Node | null = null;
  for (const part of path) {
    const found = childOf(document, value, part);
    if (found === undefined) return { value, key, complete: false };
    key = found.key;
    value = found.value ?? found.key;
  }
  return { value, key, complete: true };
}

function childOf(document: Document, parent: Node | null, part: string | number) {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq<Node>(node) && typeof part === 'number') {
    const value = node.items[part];
    return value === undefined ? undefined : { key: null, value };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  // of equal keys the last one counts, where they are allowed at all
  return node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(part));
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
