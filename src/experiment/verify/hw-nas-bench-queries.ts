import { z } from 'zod';
import { parseJsonDocument } from '../../io/json-document.ts';

const QUERY = z.object({
  arch: z.union([z.int().nonnegative(), z.array(z.int().nonnegative()).min(1)]),
  dataset: z.string(),
  metrics: z.record(z.string(), z.number()),
});

/** One answer of HW-NAS-Bench: `arch` is the index of a NAS-Bench-201 cell, or the operators of an FBNet. */
export type NasBenchQuery = z.infer<typeof QUERY>;

/** @throws InputError with every problem of the file and its place */
export function parseNasBenchQueries(text: string, file: string): readonly NasBenchQuery[] {
  return parseJsonDocument(text, file, z.array(QUERY));
}

/**
 * Edges of the cells that HW-NAS-Bench's own examples ask for. An index alone does not tell a cell: NAS-Bench-201 numbers
 * them in a shuffled order. Source: `arch_str` of the first three architectures of NAS-Bench-201.
 */
export const EXAMPLE_CELLS: ReadonlyMap<number, string> = new Map([
  [0, '421211'],
  [1, '334131'],
  [2, '433444'],
]);
