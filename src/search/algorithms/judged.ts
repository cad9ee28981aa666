import { z } from 'zod';
import type { Genome } from '../problem.ts';
import { possiblyInfinite, readInfinite, storeInfinite } from './algorithm-state.ts';

/** A judged genome. */
export interface Judged {
  readonly genome: Genome;
  readonly objectives: readonly number[];
  /** Sum of the violated constraints; 0 where feasible. */
  readonly violation: number;
}

export const JUDGED_STATE = z.object({
  genome: z.array(z.number()),
  objectives: z.array(possiblyInfinite),
  violation: possiblyInfinite,
});

type JudgedState = z.infer<typeof JUDGED_STATE>;

export function storeJudged({ genome, objectives, violation }: Judged): JudgedState {
  return {
    genome: [...genome],
    objectives: objectives.map(storeInfinite),
    violation: storeInfinite(violation),
  };
}

export function readJudged({ genome, objectives, violation }: JudgedState): Judged {
  return {
    genome,
    objectives: objectives.map(readInfinite),
    violation: readInfinite(violation),
  };
}
