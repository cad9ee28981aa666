import type { GeneHistory, Trial, TrialTally } from './design.ts';
import {
  columnPlaces,
  freeGenes,
  type TrialLayout,
  type TrialMatrix,
  type TrialReader,
} from './trial-matrix.ts';

/** Trials that are handed to a report one by one: dots in a plot, lines in parallel coordinates. */
const MOST_TRIALS = 20_000;
/** Parts of a run in which the choices of genes are counted. */
const PARTS = 24;

/** What one pass over all trials of a run gathers. */
export interface TrialScan {
  readonly tally: TrialTally;
  readonly trials: readonly Trial[];
  readonly geneHistory: readonly GeneHistory[];
}

/**
 * Counts all trials of a run in one pass, in memory that does not grow with their number.
 *
 * @param evaluated  how many there are
 */
export function scanTrials(
  layout: TrialLayout,
  reader: TrialReader,
  evaluated: number,
  batches: Iterable<TrialMatrix>,
): TrialScan {
  const tally = new Tally(layout);
  const genes = new GeneCounts(layout, evaluated);
  const trials: Trial[] = [];
  for (const matrix of batches) {
    if (matrix.firstTrial >= evaluated) break;
    tally.add(matrix);
    genes.add(matrix);
    for (let row = 0; row < matrix.count; row++) {
      if (isShown(matrix.firstTrial + row, evaluated)) trials.push(reader.trial(matrix, row));
    }
  }
  return { tally: tally.result(), trials, geneHistory: genes.result() };
}

/** Whether a trial is one of the few that stand for all. */
function isShown(trial: number, evaluated: number): boolean {
  if (evaluated <= MOST_TRIALS) return true;
  const place = (at: number) => Math.floor((at * MOST_TRIALS) / evaluated);
  return trial === 0 || place(trial) !== place(trial - 1);
}

class Tally {
  readonly #layout: TrialLayout;
  readonly #counts: number[];
  readonly #nearest: number[];
  #evaluated = 0;
  #feasible = 0;

  constructor(layout: TrialLayout) {
    this.#layout = layout;
    this.#counts = layout.constraints.map(() => 0);
    this.#nearest = layout.constraints.map(() => Number.POSITIVE_INFINITY);
  }

  add({ count, columns }: TrialMatrix): void {
    const { constraints, figures } = columnPlaces(this.#layout);
    const violations = columns.slice(constraints, figures);
    for (let row = 0; row < count; row++) {
      let isFeasible = true;
      for (let at = 0; at < violations.length; at++) {
        const excess = violations[at]?.[row] ?? 0;
        if (excess <= 0) continue;
        isFeasible = false;
        this.#counts[at] = (this.#counts[at] ?? 0) + 1;
        this.#nearest[at] = Math.min(this.#nearest[at] ?? excess, excess);
      }
      if (isFeasible) this.#feasible++;
    }
    this.#evaluated += count;
  }

  result(): TrialTally {
    const broken = this.#layout.constraints.flatMap((name, at) => {
      const count = this.#counts[at] ?? 0;
      return count === 0 ? [] : [[name, { count, nearest: this.#nearest[at] ?? 0 }] as const];
    });
    return {
      evaluated: this.#evaluated,
      feasible: this.#feasible,
      broken: Object.fromEntries(broken),
    };
  }
}

class GeneCounts {
  readonly #genes: ReturnType<typeof freeGenes>;
  readonly #evaluated: number;
  readonly #parts: number;
  /** By gene, part and choice. */
  readonly #counts: number[][][];

  constructor(layout: TrialLayout, evaluated: number) {
    this.#genes = freeGenes(layout);
    this.#evaluated = evaluated;
    this.#parts = Math.min(PARTS, evaluated);
    this.#counts = this.#genes.map(({ choices }) =>
      Array.from({ length: this.#parts }, () => choices.map(() => 0)),
    );
  }

  add({ firstTrial, count, columns }: TrialMatrix): void {
    for (const [gene, parts] of this.#counts.entries()) {
      const column = columns[gene];
      for (let row = 0; row < count; row++) {
        const part = Math.floor(((firstTrial + row) * this.#parts) / this.#evaluated);
        const counts = parts[part];
        const choice = column?.[row] ?? 0;
        if (counts !== undefined) counts[choice] = (counts[choice] ?? 0) + 1;
      }
    }
  }

  result(): GeneHistory[] {
    return this.#genes.map(({ name, choices }, at) => {
      return { gene: name, choices, parts: this.#counts[at] ?? [] };
    });
  }
}
