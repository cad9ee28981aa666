import { z } from 'zod';
import type { Genome } from '../problem.ts';

export const PROPOSALS_STATE = z.array(
  z.object({ genome: z.array(z.number()), owner: z.int().min(0) }),
);

/** Which part of a search asked for which genome: a chain, a controller. */
export class Proposals {
  readonly #owners = new Map<string, { readonly genome: Genome; readonly owner: number }>();

  constructor(state: z.infer<typeof PROPOSALS_STATE> = []) {
    for (const { genome, owner } of state) this.note(genome, owner);
  }

  note(genome: Genome, owner: number): void {
    this.#owners.set(genome.join(), { genome, owner });
  }

  /** Who asked for a genome; undefined where none of them did. */
  ownerOf(genome: Genome): number | undefined {
    return this.#owners.get(genome.join())?.owner;
  }

  clear(): void {
    this.#owners.clear();
  }

  state(): z.infer<typeof PROPOSALS_STATE> {
    return [...this.#owners.values()].map(({ genome, owner }) => ({ genome: [...genome], owner }));
  }
}
