import { z } from 'zod';
import type { DocumentPath } from './yaml-position.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema of what a zod schema accepts: the form that its rules are put into words from. */
export function describedSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

/** What a schema wants, to be read after "must be": `a whole number ≥ 1`, `one of sram, dram`. */
export function expectation(schema: JsonSchema | undefined): string {
  if (schema === undefined) return 'something else';
  if (schema.const !== undefined) return literalWords(schema.const);
  if (schema.enum !== undefined) return `one of ${schema.enum.map(String).join(', ')}`;
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return [...new Set(branches.map(expectation))].join(' or ');
  switch (schema.type) {
    case 'integer':
      return `a whole number${boundWords(schema)}`;
    case 'number':
      return `a number${boundWords(schema)}`;
    case 'string':
      return schema.minLength === undefined ? 'text' : 'text that is not empty';
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${lengthWords(schema)}`;
    case 'object':
      return mapWords(schema);
    case 'null':
      return 'null';
    default:
      return 'something else';
  }
}

/** The part of a schema that rules the value at `path`, following in unions the branch that `value` fits. */
export function schemaAt(
  schema: JsonSchema,
  value: unknown,
  path: DocumentPath,
): JsonSchema | undefined {
  const here = fittingBranch(schema, value);
  const [part, ...rest] = path;
  if (part === undefined) return rest.length === 0 && path.length === 0 ? schema : undefined;
  const next = typeof part === 'number' ? entrySchema(here, part) : keySchema(here, part);
  return next === undefined ? undefined : schemaAt(next, child(value, part), rest);
}

/** Keys that the map at hand may have. */
export function knownKeys(schema: JsonSchema | undefined, value: unknown): string[] {
  if (schema === undefined) return [];
  const here = fittingBranch(schema, value);
  if (here.properties !== undefined) return Object.keys(here.properties);
  const names = here.propertyNames;
  return typeof names === 'object' && names.enum !== undefined ? names.enum.map(String) : [];
}

/** The value at `path` in a parsed document, or undefined. */
export function valueAt(root: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(child, root);
}

function child(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  return (value as Record<string | number, unknown>)[part];
}

function keySchema(schema: JsonSchema, key: string): JsonSchema | undefined {
  const named = schema.properties?.[key] ?? schema.additionalProperties;
  return typeof named === 'object' ? named : undefined;
}

function entrySchema(schema: JsonSchema, index: number): JsonSchema | undefined {
  const entry = schema.prefixItems?.[index] ?? schema.items;
  return typeof entry === 'object' && !Array.isArray(entry) ? entry : undefined;
}

/** The branch of a union whose kind and fixed keys the value has; the schema itself where none or no union. */
function fittingBranch(schema: JsonSchema, value: unknown): JsonSchema {
  return branchesOf(schema).find((branch) => fits(branch, value)) ?? schema;
}

/** Of a union of unions, the innermost branches. */
function branchesOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema.anyOf ?? schema.oneOf ?? []).flatMap((branch) => {
    const inner = branchesOf(branch);
    return inner.length === 0 ? [branch] : inner;
  });
}

function fits(branch: JsonSchema, value: unknown): boolean {
  if (branch.type !== jsonType(value)) return false;
  return Object.entries(branch.properties ?? {}).every(
    ([key, rule]) =>
      typeof rule !== 'object' || rule.const === undefined || rule.const === child(value, key),
  );
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function literalWords(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** ` ≥ 1`, ` from 0 to 1`, ` > 0 and ≤ 1` or nothing; the bounds of exact integers are not worth telling. */
function boundWords(schema: JsonSchema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const low = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const high = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  const bounds = [
    low === undefined ? undefined : `≥ ${low}`,
    exclusiveMinimum === undefined ? undefined : `> ${exclusiveMinimum}`,
    high === undefined ? undefined : `≤ ${high}`,
    exclusiveMaximum === undefined ? undefined : `< ${exclusiveMaximum}`,
  ].filter((bound) => bound !== undefined);
  return bounds.length === 0 ? '' : ` ${bounds.join(' and ')}`;
}

/** Small maps are told by their keys. */
function mapWords({ properties = {} }: JsonSchema): string {
  const keys = Object.keys(properties);
  return keys.length === 0 || keys.length > 4
    ? 'a map of keys and values'
    : `a map of ${keys.join(', ')}`;
}

function lengthWords({ minItems, maxItems }: JsonSchema): string {
  const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;
  if (minItems !== undefined && minItems === maxItems) return ` with ${entries(minItems)}`;
  if (minItems !== undefined && maxItems !== undefined) {
    return ` with ${minItems} to ${entries(maxItems)}`;
  }
  if (minItems !== undefined) return ` with at least ${entries(minItems)}`;
  return maxItems === undefined ? '' : ` with at most ${entries(maxItems)}`;
}
