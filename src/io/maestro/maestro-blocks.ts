import type { Problem } from '../../base/errors.ts';

/** Where something stands in a file. */
export interface MaestroPlace {
  readonly line: number;
  readonly column: number;
  readonly path: string;
}

/** `Kind Name { … }`, or `Kind: word` of a layer. */
export interface MaestroBlock {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  /** What is in it, or the word behind the colon. */
  readonly body: string;
  readonly children: readonly MaestroBlock[];
}

export interface MaestroFile {
  readonly blocks: readonly MaestroBlock[];
  /** `Constant Name 3;` */
  readonly constants: ReadonlyMap<string, number>;
  /** Why the braces cannot be told apart; null where they can. */
  readonly problem: Problem | null;
}

/** The blocks of a MAESTRO file, one inside the other; comments are blanked first. */
export function maestroBlocks(text: string): MaestroFile {
  const plain = text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
  const constants = new Map(
    [...plain.matchAll(/\bConstant\s+(\w+)\s+(\d+)\s*;/g)].map(
      ([, name = '', value = '']): [string, number] => [name, Number(value)],
    ),
  );
  const opening = plain.split('{').length - 1;
  const closing = plain.split('}').length - 1;
  const problem =
    opening === closing
      ? null
      : { rule: 'must close every brace', got: `${opening} { and ${closing} }` };
  return { blocks: problem === null ? blocksIn(plain, 1) : [], constants, problem };
}

function blocksIn(text: string, firstLine: number): MaestroBlock[] {
  const blocks: MaestroBlock[] = [];
  const heading = /(\w+)([^\n{};:]*)(:[ \t]*(\w+)|\{)/g;
  for (let match = heading.exec(text); match !== null; match = heading.exec(text)) {
    const [whole, kind = '', name = '', , word] = match;
    const line = firstLine + text.slice(0, match.index).split('\n').length - 1;
    if (word !== undefined) {
      blocks.push({ kind, name: '', line, body: word, children: [] });
      continue;
    }
    const start = match.index + whole.length;
    const end = closingBrace(text, start);
    const body = text.slice(start, end);
    const bodyLine = firstLine + text.slice(0, start).split('\n').length - 1;
    const nested = kind === 'Network' || kind === 'Layer';
    const children = nested ? blocksIn(body, bodyLine) : [];
    blocks.push({ kind, name: name.trim(), line, body, children });
    heading.lastIndex = end + 1;
  }
  return blocks;
}

/** Where the brace that opened before `start` closes; the end of the text where it does not. */
function closingBrace(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
