import { z } from 'zod';
import { InputError } from '../../base/errors.ts';

/** An objective or distance that may be Infinity; JSON knows none, so it is stored as null. */
export const possiblyInfinite = z.number().nullable();

/** State of a generator, as `Random.state()` gives it. */
export const randomState = z.array(z.int()).length(4);

export function storeInfinite(value: number): number | null {
  return value === Number.POSITIVE_INFINITY ? null : value;
}

export function readInfinite(value: number | null): number {
  return value ?? Number.POSITIVE_INFINITY;
}

/** A stored state checked against its shape. Throws InputError naming what does not fit. */
export function parseState<T>(schema: z.ZodType<T>, state: unknown): T {
  const parsed = schema.safeParse(state);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.map((issue) => ({
      path: ['state', ...issue.path.map(String)].join('.'),
      rule: `does not fit this algorithm (${issue.message})`,
      remedy: 'Start a new run, or resume with the version that wrote the state',
    })),
  );
}
