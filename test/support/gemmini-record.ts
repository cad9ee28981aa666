import type { GemminiCase } from '../../src/experiment/verify/gemmini-case.ts';

interface Problem {
  readonly K: number;
  readonly C: number;
  readonly P: number;
  readonly Q: number;
  readonly R: number;
  readonly S: number;
  readonly stride?: number;
}

/** A made-up record: `[1, 'Q6 C16X']` are the loops of level 1, outer to inner, C spatial. */
export function gemminiRecord(
  { stride = 1, ...dims }: Problem,
  levels: readonly (readonly [level: number, loops: string])[],
  measuredCycles = 1000,
): GemminiCase {
  return {
    id: 'made-up',
    pe_dim: 16,
    acc_entries_per_col: 512,
    spad_entries_bytes: 65_536,
    problem: { N: 1, ...dims, Wstride: stride, Hstride: stride, Wdilation: 1, Hdilation: 1 },
    mapping: levels.map(([level, loops]) => ({
      level,
      loops_outer_to_inner: loops.split(' ').map((word) => ({
        dim: word.charAt(0) as 'K',
        bound: Number.parseInt(word.slice(1), 10),
        spatial: word.endsWith('X') ? 'X' : null,
      })),
    })),
    gemmini_rtl_cycles: measuredCycles,
  };
}
