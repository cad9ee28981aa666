import type { z } from 'zod';
import { nearestName } from '../base/nearest-name.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const LONGEST_TEXT = 60;

/** A value as it would be written in YAML, short: `"fast"`, `.nan`, `nothing`, `a list with 2 entries`. */
export function gotWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (typeof value === 'number') return numberWords(value);
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return 'a map of keys and values';
  return `a list with ${value.length} ${value.length === 1 ? 'entry' : 'entries'}`;
}

/** What to do about a value of the wrong kind, where that can be told from how it is written. */
export function valueRemedy(value: unknown, wanted: JsonSchema | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const choices = (wanted?.enum ?? []).filter((choice) => typeof choice === 'string');
  if (choices.length > 0) return choiceRemedy(value, choices);
  if (accepts(wanted, 'boolean') && /^(yes|no|on|off)$/i.test(value)) return 'Write true or false';
  return acceptsNumber(wanted) ? numberRemedy(value) : undefined;
}

/** The choices themselves are in the rule. */
function choiceRemedy(value: string, choices: readonly string[]): string | undefined {
  const near = nearestName(value, choices);
  return near === undefined ? undefined : `Perhaps you mean "${near}"`;
}

function numberRemedy(text: string): string | undefined {
  const plain = text.replaceAll(/[_,]/g, '').trim();
  if (plain === '') return undefined;
  if (!Number.isNaN(Number(plain))) return `Write ${Number(plain)} without quotes or separators`;
  const amount = /^([-+]?[\d.]+(?:e[-+]?\d+)?)\s*[a-z%/µ]+$/i.exec(plain)?.[1];
  return amount === undefined ? undefined : `Write ${amount} alone: the key states the unit`;
}

function acceptsNumber(schema: JsonSchema | undefined): boolean {
  return accepts(schema, 'number') || accepts(schema, 'integer');
}

function accepts(schema: JsonSchema | undefined, type: string): boolean {
  if (schema === undefined) return false;
  const branches = schema.anyOf ?? schema.oneOf ?? [];
  return schema.type === type || branches.some((branch) => accepts(branch, type));
}

function numberWords(value: number): string {
  if (Number.isNaN(value)) return '.nan (not a number)';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '.inf (infinity)' : '-.inf (minus infinity)';
}

function shorten(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
}
