import type { CaseResult, Mismatch } from '../../src/experiment/verify/verification.ts';

/** Every figure that differs in some cases. */
export function mismatchesOf(results: readonly CaseResult[]): readonly Mismatch[] {
  return results.flatMap((result) => (result.outcome === 'compared' ? result.mismatches : []));
}
