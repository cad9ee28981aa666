import type { z } from 'zod';
import type { Problem } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import { describedSchema, expectation, knownKeys, schemaAt, valueAt } from './schema-words.ts';
import { gotWords, valueRemedy } from './value-words.ts';
import { type DocumentPath, formatPath, type YamlPositions } from './yaml-position.ts';

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Stands for zod's own message, so that one that a schema's author wrote can be told from it. */
const NO_MESSAGE = '';

interface Checked {
  readonly json: JsonSchema;
  readonly value: unknown;
  readonly positions: YamlPositions;
}

/** The value as its schema turns it out, or everything that is wrong with it in plain words, by place. */
export type SchemaResult<T> =
  | { readonly value: T; readonly problems: null }
  | { readonly value: null; readonly problems: readonly Problem[] };

/**
 * Checks a parsed document against a schema.
 *
 * @param positions  where the document's values stand in its file
 *
 * A custom rule (`refine`, `superRefine`) gives its rule as message, and may give `params: { got, remedy }`.
 */
export function checkAgainstSchema<T>(
  value: unknown,
  schema: z.ZodType<T>,
  positions: YamlPositions,
): SchemaResult<T> {
  const result = schema.safeParse(value, { error: () => NO_MESSAGE });
  if (result.success) return { value: result.data, problems: null };
  const checked = { json: describedSchema(schema), value, positions };
  return { value: null, problems: problemsOf(result.error.issues, checked) };
}

function problemsOf(issues: readonly Issue[], checked: Checked): Problem[] {
  const placed = issues.flatMap((issue) => placeIssue(issue, []));
  const aboutValues = placed.filter(({ issue }) => issue.code !== 'unrecognized_keys');
  const absent = aboutValues
    .map(({ path }) => path)
    .filter((path) => valueAt(checked.value, path) === undefined);
  const unknown = placed.flatMap((entry) => unknownKeys(entry, absent, checked));
  const meant = new Set(unknown.map((entry) => entry.meant));
  const others = aboutValues
    .filter(({ path }) => !absent.includes(path) || !meant.has(formatPath(path)))
    .map((entry) => problemOf(entry, checked));
  const all = [...unknown.map(({ problem }) => problem), ...others];
  return distinct(all).sort((a, b) => order(a) - order(b));
}

interface PlacedIssue {
  readonly issue: Issue;
  /** From the root. */
  readonly path: DocumentPath;
}

/** An issue, or those of the branch of a union that the value nearly fits. */
function placeIssue(issue: Issue, prefix: DocumentPath): PlacedIssue[] {
  const path = [...prefix, ...issue.path.map((part) => (typeof part === 'symbol' ? '' : part))];
  if (issue.code === 'invalid_union') {
    const near = issue.errors
      .filter((branch) => branch.every((inner) => inner.path.length > 0 || isAboutKeys(inner)))
      .sort((a, b) => a.length - b.length)[0];
    if (near !== undefined) return near.flatMap((inner) => placeIssue(inner, path));
  }
  return [{ issue, path }];
}

function isAboutKeys(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys' || issue.code === 'custom';
}

/** One problem per unknown key, with the path of the missing key that it is a misspelling of, if it is. */
function unknownKeys(
  { issue, path }: PlacedIssue,
  absent: readonly DocumentPath[],
  checked: Checked,
) {
  if (issue.code !== 'unrecognized_keys') return [];
  const known = knownKeys(
    schemaAt(checked.json, checked.value, path),
    valueAt(checked.value, path),
  );
  const missing = absent
    .filter((missingPath) => formatPath(missingPath.slice(0, -1)) === formatPath(path))
    .map((missingPath) => String(missingPath.at(-1)));
  return issue.keys.map((key) => {
    const near = nearKey(key, missing) ?? nearKey(key, known);
    const choices = `Known here: ${known.join(', ')}`;
    const keyPath = [...path, key];
    const problem: Problem = {
      ...checked.positions.ofKey(keyPath),
      path: formatPath(keyPath),
      rule: 'is an unknown key',
      remedy: near === undefined ? choices : `Did you mean "${near}"? ${choices}`,
    };
    return { problem, meant: near === undefined ? null : formatPath([...path, near]) };
  });
}

/** Keys of one or two letters are near to all others, so that no guess is worth printing. */
function nearKey(key: string, names: readonly string[]): string | undefined {
  return key.length <= 2 ? undefined : nearestName(key, names);
}

function problemOf({ issue, path }: PlacedIssue, { value, json, positions }: Checked): Problem {
  const given = valueAt(value, path);
  const wanted = schemaAt(json, value, path);
  const place = { ...positions.ofValue(path), path: formatPath(path) };
  if (issue.code === 'custom')
    return { ...place, rule: issue.message, ...customWords(issue, given) };
  if (given === undefined) {
    const purpose = wanted?.description === undefined ? '' : ` (${wanted.description})`;
    const remedy = `Add "${path.at(-1)}": ${expectation(wanted)}${purpose}`;
    return { ...place, rule: 'is required', remedy };
  }
  const rule =
    issue.message === NO_MESSAGE ? `must be ${wantedWords(issue, wanted)}` : issue.message;
  const remedy = valueRemedy(given, wanted);
  return { ...place, rule, got: gotWords(given), ...(remedy === undefined ? {} : { remedy }) };
}

function wantedWords(issue: Issue, wanted: JsonSchema | undefined): string {
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `one of ${issue.options.map(String).join(', ')}`;
  }
  return expectation(wanted);
}

function customWords(issue: z.core.$ZodIssueCustom, given: unknown): Partial<Problem> {
  const { got, remedy } = issue.params ?? {};
  const isScalar = given !== undefined && (typeof given !== 'object' || given === null);
  const words = typeof got === 'string' ? got : isScalar ? gotWords(given) : undefined;
  return {
    ...(words === undefined ? {} : { got: words }),
    ...(typeof remedy === 'string' ? { remedy } : {}),
  };
}

function distinct(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((problem) => [`${problem.path}|${problem.rule}`, problem]));
  return [...byText.values()];
}

function order({ line = 0, column = 0 }: Problem): number {
  return line * 1e6 + column;
}
