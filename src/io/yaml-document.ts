import type { z } from 'zod';
import { InputError, type Problem } from '../base/errors.ts';
import { checkAgainstSchema } from './schema-problems.ts';
import { type DocumentPath, formatPath } from './yaml-position.ts';
import { parseYamlSyntax, type YamlDialect } from './yaml-syntax.ts';

/** A checked YAML document, with a way to place problems that only show once its parts are put together. */
export interface LocatedYaml<T> {
  readonly value: T;
  /** A problem at the value at `path` (or, where that is absent, at its nearest parent). */
  problemAt(path: DocumentPath, problem: Pick<Problem, 'rule' | 'got' | 'remedy'>): Problem;
}

/**
 * Reads one YAML document and checks it against a schema.
 *
 * @param text    the YAML
 * @param file    its name, as problems print it
 * @param schema  strict zod schema: keys that it does not know are errors. `.describe()` says what a key is for
 * @throws InputError with every problem: file, line, column, path, rule, value given, remedy
 */
export function parseYamlDocument<T>(text: string, file: string, schema: z.ZodType<T>): T {
  return parseLocatedYaml(text, file, schema).value;
}

/** As `parseYamlDocument`, and keeps the places for later checks; `dialect` says what another tool's files may hold. */
export function parseLocatedYaml<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  dialect: YamlDialect = {},
): LocatedYaml<T> {
  const yaml = parseYamlSyntax(text, dialect);
  const inFile = (problems: readonly Problem[]) =>
    problems.map((problem) => ({ file, ...problem }));
  if (!yaml.usable) throw new InputError(inFile(yaml.problems));
  const checked = checkAgainstSchema(yaml.value, schema, yaml.positions);
  if (checked.problems !== null || yaml.problems.length > 0) {
    throw new InputError(inFile([...yaml.problems, ...(checked.problems ?? [])]));
  }
  return {
    value: checked.value,
    problemAt: (path, problem) => ({
      file,
      ...yaml.positions.ofValue(path),
      path: formatPath(path),
      ...problem,
    }),
  };
}
