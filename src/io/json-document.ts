import type { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { parseYamlDocument } from './yaml-document.ts';

/**
 * Reads one JSON document and checks it against a schema.
 *
 * @param file    its name, as problems print it
 * @param schema  keys that it does not know are left out, unless it is strict
 * @throws InputError with every problem: file, line, column, path, rule, value given, remedy
 *
 * YAML contains JSON, and its reader knows where everything stands; it is a hundred times slower and is asked only about a
 * document that has a problem.
 */
export function parseJsonDocument<T>(text: string, file: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    parseAsYaml(text, file, schema);
    const got = error instanceof Error ? error.message : String(error);
    throw new InputError({ file, rule: 'must be JSON', got, remedy: 'Check quotes and commas' });
  }
  const checked = schema.safeParse(value);
  return checked.success ? checked.data : parseAsYaml(text, file, schema);
}

function parseAsYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  try {
    return parseYamlDocument(text, file, schema);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.problems.map((problem) => ({ ...problem, rule: problem.rule.replace('YAML', 'JSON') })),
    );
  }
}
