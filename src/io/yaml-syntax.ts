import partition from 'lodash/partition.js';
import sortBy from 'lodash/sortBy.js';
import {
  type Document,
  isMap,
  LineCounter,
  Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Problem } from '../base/errors.ts';
import { gotWords } from './value-words.ts';
import { type YamlPositions, yamlPositions } from './yaml-position.ts';

/** Aliases (`*name`) may multiply a document; more copies than this are refused. */
const MAX_ALIAS_COPIES = 1000;

const EMPTY: Problem = {
  line: 1,
  column: 1,
  rule: 'must not be empty',
  remedy: 'Write keys and values, one per line',
};

const CHECK_SYNTAX = 'Check indentation, quotes and brackets';

/** Deeper than any file of ours. */
const SENSIBLE_DEPTH = 64;
const TOO_DEEP: Problem = {
  rule: 'is nested too deeply',
  remedy: 'Files of this kind have a few levels',
};

/** A YAML text as plain values, with what is wrong with its syntax. */
export interface ParsedYaml {
  readonly value: unknown;
  readonly positions: YamlPositions;
  readonly problems: readonly Problem[];
  /** Whether `value` can be trusted despite the problems: all of them are keys that are given twice. */
  readonly usable: boolean;
}

/** The key that a map's tag is read as. */
export const TAG_KEY = 'tag';

/** What another tool's YAML may hold that Tandem's own may not. */
export interface YamlDialect {
  /** Words that a map may be tagged with: `!Component` is read as its key `tag: Component`. */
  readonly tags?: readonly string[];
  /** Whether the last of several equal keys of a map counts, and they are no error. */
  readonly lastKeyCounts?: boolean;
}

/** Reads one YAML 1.2 document; never throws. */
export function parseYamlSyntax(text: string, dialect: YamlDialect = {}): ParsedYaml {
  const { tags = [], lastKeyCounts = false } = dialect;
  const lineCounter = new LineCounter();
  try {
    const options = {
      lineCounter,
      uniqueKeys: !lastKeyCounts,
      prettyErrors: false,
      stringKeys: true,
      logLevel: 'error',
      customTags: tags.map((tag) => ({
        tag: `!${tag}`,
        collection: 'map' as const,
        resolve: withTagKey,
      })),
    } as const;
    return readDocument(parseDocument(text, options), lineCounter, text);
  } catch (error) {
    return unreadable(error, lineCounter);
  }
}

function withTagKey(map: YAMLMap | YAMLSeq): YAMLMap | YAMLSeq {
  const word = map.tag?.slice(1);
  if (word !== undefined && isMap(map))
    map.items.unshift(new Pair(new Scalar(TAG_KEY), new Scalar(word)));
  return map;
}

function readDocument(document: Document.Parsed, lineCounter: LineCounter, text: string) {
  const positions = yamlPositions(document, lineCounter);
  const faults = [...document.errors, ...document.warnings];
  const problems = [
    ...telling(faults).map((fault) => syntaxProblem(fault, positions, text)),
    ...aliasProblems(document, positions),
    ...(faults.length === 0 && document.contents === null ? [EMPTY] : []),
  ];
  const duplicates = faults.filter(({ code }) => code === 'DUPLICATE_KEY');
  const usable = duplicates.length === problems.length;
  const value = usable ? document.toJS({ maxAliasCount: MAX_ALIAS_COPIES }) : undefined;
  return { value, positions, problems, usable };
}

function syntaxProblem(fault: YAMLError, positions: YamlPositions, text: string): Problem {
  const isTooDeep = fault.message.includes('call stack');
  const start = isTooDeep ? (offsetOfDepth(text, SENSIBLE_DEPTH) ?? fault.pos[0]) : fault.pos[0];
  const line = text.slice(start, start + 200).split('\n', 1)[0] ?? '';
  const word = /^[^\s:,{}[\]]*/.exec(line)?.[0] ?? '';
  return { ...positions.ofOffset(start), ...syntaxWords(fault, word, line.trim()) };
}

/** Where so many brackets are open: where the parser runs out of stack differs from run to run. */
function offsetOfDepth(text: string, depth: number): number | null {
  let open = 0;
  for (let offset = 0; offset < text.length; offset++) {
    if ('[{'.includes(text[offset] ?? ' ')) open++;
    if (']}'.includes(text[offset] ?? ' ')) open--;
    if (open === depth) return offset;
  }
  return null;
}

/**
 * @param word  where the fault begins
 * @param rest  of its line, from there on
 */
function syntaxWords(
  fault: YAMLError,
  word: string,
  rest: string,
): Pick<Problem, 'rule' | 'remedy' | 'got'> {
  switch (fault.code) {
    case 'DUPLICATE_KEY':
      return {
        rule: `key "${word}" must be given once`,
        got: 'it twice',
        remedy: 'Keep one of the two',
      };
    case 'TAB_AS_INDENT':
      return { rule: 'must be indented with spaces', got: 'a tab', remedy: 'Replace it by spaces' };
    case 'MULTIPLE_DOCS':
      return {
        rule: 'must hold one document',
        got: 'a second one after ---',
        remedy: 'Put it into a file of its own',
      };
    case 'NON_STRING_KEY':
      return { rule: 'keys must be plain text', remedy: 'Write a name before the colon' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        rule: 'a value on the line of its key must not have keys of its own',
        remedy: 'Put it on the next line, indented, or quote the text that holds a colon',
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        rule: 'must not carry a tag',
        got: word,
        remedy: 'Remove the word that starts with !',
      };
    case 'UNEXPECTED_TOKEN':
      return { rule: 'must not stand here', got: gotWords(rest), remedy: CHECK_SYNTAX };
    default:
      if (fault.message.includes('call stack')) return TOO_DEEP;
      return {
        rule: `is not valid YAML (${fault.message})`,
        remedy: CHECK_SYNTAX,
      };
  }
}

/**
 * The faults worth telling: tabs where there are any, else keys that are given twice and the first other fault. What
 * the parser finds after its first stumble is mostly a consequence.
 */
function telling(faults: readonly YAMLError[]): YAMLError[] {
  const tabs = faults.filter(({ code }) => code === 'TAB_AS_INDENT');
  if (tabs.length > 0) return tabs;
  const [duplicates, others] = partition(faults, ({ code }) => code === 'DUPLICATE_KEY');
  return sortBy([...duplicates, ...others.slice(0, 1)], ({ pos }) => pos[0]);
}

/** Aliases that stand for nothing, or for the value that they are in. */
function aliasProblems(document: Document.Parsed, positions: YamlPositions): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_key, alias, ancestors) => {
      const target = alias.resolve(document);
      const place = positions.ofOffset(alias.range?.[0] ?? 0);
      if (target === undefined) {
        const remedy = `Write &${alias.source} before the value that it stands for`;
        problems.push({ ...place, rule: `alias *${alias.source} must follow its anchor`, remedy });
      } else if (ancestors.includes(target)) {
        const rule = `alias *${alias.source} must not stand inside its own anchor`;
        problems.push({ ...place, rule, remedy: 'Write the value out' });
      }
    },
  });
  return problems;
}

function unreadable(error: unknown, lineCounter: LineCounter): ParsedYaml {
  const problem = unreadableProblem(error instanceof Error ? error.message : String(error));
  const positions = yamlPositions(parseDocument(''), lineCounter);
  return { value: undefined, positions, problems: [problem], usable: false };
}

function unreadableProblem(message: string): Problem {
  if (message.includes('Excessive alias count')) {
    return {
      rule: `aliases must not copy more than ${MAX_ALIAS_COPIES} values`,
      remedy: 'Write the values out',
    };
  }
  if (message.includes('call stack')) {
    return TOO_DEEP;
  }
  return { rule: `cannot be read as YAML (${message})` };
}
