import { z } from 'zod';
import { parseJsonDocument } from '../../io/json-document.ts';
import { type JudgedFigure, VERDICTS } from './judge-figures.ts';
import type { ReproductionResult } from './run-reproduction.ts';

/** Digits that are kept: the last ones differ between machines. */
const DIGITS = 9;

const row = z.strictObject({
  metric: z.string(),
  layer: z.string(),
  theirs: z.number(),
  ours: z.number().nullable(),
  unit: z.string(),
  errorPct: z.number().nullable(),
  verdict: z.enum(VERDICTS),
  reason: z.string().optional(),
  source: z.string(),
  reading: z.string(),
});

const other = z.strictObject({
  metric: z.string(),
  layer: z.string(),
  ours: z.number().nullable(),
  unit: z.string(),
});

const document = z.strictObject({ figures: z.array(row), others: z.array(other) });

/** A `result.json`. */
export type ResultDocument = z.output<typeof document>;

/** A row of a `result.json`. */
export type ResultRow = z.output<typeof row>;

/** A result as it is written: the same result gives the same bytes. */
export function resultDocument({ rows, others }: ReproductionResult): ResultDocument {
  return {
    figures: rows.map(toRow),
    others: others.map(({ metric, layer, value, unit }) => ({
      metric,
      layer,
      ours: value === null ? null : rounded(value),
      unit,
    })),
  };
}

/** The text of a `result.json`. */
export function resultJson(result: ReproductionResult): string {
  return `${JSON.stringify(resultDocument(result), null, 2)}\n`;
}

/** Reads a `result.json`. */
export function parseResult(json: string, file: string): ResultDocument {
  return parseJsonDocument(json, file, document);
}

function toRow({ expected, ours, errorPct, verdict, reason }: JudgedFigure): ResultRow {
  const { metric, layer, value, unit, source, reading } = expected;
  return {
    metric,
    layer,
    theirs: value,
    ours: ours === null ? null : rounded(ours),
    unit,
    errorPct: errorPct === null || !Number.isFinite(errorPct) ? null : threeDigits(errorPct),
    verdict,
    ...(reason === undefined ? {} : { reason }),
    source,
    reading,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Errors keep three digits, so that what is not exact does not become 0. */
function threeDigits(value: number): number {
  return Number(value.toPrecision(3)) + 0;
}
