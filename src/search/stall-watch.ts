import { InputError, type Problem } from '../base/errors.ts';
import type { Archive } from './archive.ts';
import { hypervolume } from './indicators/hypervolume.ts';

/** When a run counts as stalled: its hypervolume grew by less than a share while so many evaluations were made. */
export interface StallRule {
  /** Upper corner of the hypervolume, one number per objective. */
  readonly referencePoint: readonly number[];
  /** Whole number ≥ 1. */
  readonly evaluations: number;
  /** Of the hypervolume; 0.001 is a tenth of a percent. */
  readonly leastGrowth: number;
}

/** Where a watch stands, ready for JSON. */
export interface StallState {
  /** The hypervolume that later ones are held against. */
  readonly volume: number;
  /** Evaluations when it was reached. */
  readonly since: number;
}

/** Watches the hypervolume of a run. It cannot stall before its front reaches into the box of the reference point. */
export class StallWatch {
  readonly #rule: StallRule;
  #state: StallState;

  /** Throws InputError for a rule that is not legal. */
  constructor(rule: StallRule, state: StallState = { volume: 0, since: 0 }) {
    checkRule(rule);
    this.#rule = rule;
    this.#state = state;
  }

  note(archive: Archive, evaluations: number): void {
    const points = archive.front().map(({ objectives }) => objectives);
    const volume = hypervolume(points, this.#rule.referencePoint);
    const hasGrown = volume > this.#state.volume * (1 + this.#rule.leastGrowth);
    if (hasGrown || volume === 0) this.#state = { volume, since: evaluations };
  }

  isStalled(evaluations: number): boolean {
    return evaluations - this.#state.since >= this.#rule.evaluations;
  }

  state(): StallState {
    return this.#state;
  }
}

function checkRule({ referencePoint, evaluations, leastGrowth }: StallRule): void {
  const problems: Problem[] = [];
  const path = (name: string) => `stopWhenStalled.${name}`;
  if (!referencePoint.every(Number.isFinite)) {
    const got = `[${referencePoint.join(', ')}]`;
    problems.push({ path: path('referencePoint'), rule: 'must hold finite numbers', got });
  }
  if (!Number.isInteger(evaluations) || evaluations < 1) {
    const got = String(evaluations);
    problems.push({ path: path('evaluations'), rule: 'must be a whole number ≥ 1', got });
  }
  if (!(leastGrowth >= 0)) {
    const got = String(leastGrowth);
    problems.push({ path: path('leastGrowth'), rule: 'must be a number ≥ 0', got });
  }
  if (problems.length > 0) throw new InputError(problems);
}
