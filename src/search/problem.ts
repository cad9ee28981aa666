import { InputError, type Problem as InputProblem } from '../base/errors.ts';
import type { ObjectiveLabel } from '../base/objective.ts';

/** Any number in [low, high]. */
export interface RealGene {
  readonly kind: 'real';
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** A whole number in [low, high], both ends included. A binary gene is an integer in [0, 1]. */
export interface IntegerGene {
  readonly kind: 'integer';
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** One of a few values without an order; the genome stores the position in `choices`. */
export interface CategoricalGene {
  readonly kind: 'categorical';
  readonly name: string;
  readonly choices: readonly (string | number)[];
}

export type Gene = RealGene | IntegerGene | CategoricalGene;

/** What is searched: one gene per coordinate of a genome, in order. */
export interface Space {
  readonly genes: readonly Gene[];
}

/** One candidate: per gene of the space its number, or its choice's position. */
export type Genome = readonly number[];

/** What a problem says about one genome. */
export interface Evaluation {
  /** All minimised, in the order of the problem's labels. Infinity only where a constraint is violated. */
  readonly objectives: readonly number[];
  /**
   * Per constraint of the problem; ≤ 0 where it holds. Algorithms add the positive ones up, so they should share a
   * scale: (need − have) / have is a good one.
   */
  readonly violations: readonly number[];
}

/** What to search and how to judge it. Knows nothing of how it is searched. */
export interface Problem {
  readonly name: string;
  readonly space: Space;
  readonly objectives: readonly ObjectiveLabel[];
  /** Names of the constraints, in the order of `Evaluation.violations`. */
  readonly constraints: readonly string[];
  /**
   * Judges a batch: one evaluation per genome, in order. The same genome must always get the same evaluation.
   * Rejects when `signal` is aborted.
   */
  evaluate(
    batch: readonly Genome[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly Evaluation[]>;
}

/** A genome's values by gene name, as a person would write them. Throws RangeError where it is not in the space. */
export function geneValues(
  space: Space,
  genome: Genome,
): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    space.genes.map((gene, index) => [gene.name, geneValue(gene, genome[index])]),
  );
}

function geneValue(gene: Gene, stored: number | undefined): number | string {
  const value = gene.kind === 'categorical' ? gene.choices[stored ?? -1] : stored;
  if (value === undefined) throw new RangeError(`Gene ${gene.name} has no value for ${stored}`);
  return value;
}

/** Whether a genome has one legal value per gene: in its bounds, whole where it has to be. */
export function isInSpace(space: Space, genome: Genome): boolean {
  return (
    genome.length === space.genes.length &&
    space.genes.every((gene, index) => isLegal(gene, genome[index] ?? Number.NaN))
  );
}

function isLegal(gene: Gene, value: number): boolean {
  if (gene.kind === 'real') return value >= gene.low && value <= gene.high;
  if (!Number.isInteger(value)) return false;
  if (gene.kind === 'integer') return value >= gene.low && value <= gene.high;
  return value >= 0 && value < gene.choices.length;
}

/** How many genomes a space holds; Infinity where a real gene has more than one value. */
export function spaceCardinality(space: Space): number {
  return space.genes.reduce((product, gene) => product * geneCardinality(gene), 1);
}

function geneCardinality(gene: Gene): number {
  if (gene.kind === 'categorical') return gene.choices.length;
  if (gene.kind === 'integer') return gene.high - gene.low + 1;
  return gene.low === gene.high ? 1 : Number.POSITIVE_INFINITY;
}

/** Throws an InputError with everything that is wrong with a space: names, bounds, choices. */
export function validateSpace(space: Space): void {
  const problems = [
    ...space.genes.flatMap((gene, index) => geneProblems(gene, `genes[${index}]`)),
    ...repeatedNames(space),
  ];
  if (space.genes.length === 0) problems.push({ path: 'genes', rule: 'must hold a gene or more' });
  if (problems.length > 0) throw new InputError(problems);
}

function geneProblems(gene: Gene, path: string): InputProblem[] {
  const problems: InputProblem[] = [];
  if (gene.name === '') problems.push({ path: `${path}.name`, rule: 'must not be empty' });
  return [
    ...problems,
    ...(gene.kind === 'categorical' ? choiceProblems(gene, path) : boundProblems(gene, path)),
  ];
}

function choiceProblems(gene: CategoricalGene, path: string): InputProblem[] {
  const place = `${path}.choices`;
  if (gene.choices.length === 0) return [{ path: place, rule: 'must hold a choice or more' }];
  const repeated = gene.choices.filter((choice, index) => gene.choices.indexOf(choice) !== index);
  return repeated.map((choice) => ({
    path: place,
    rule: 'must not repeat a choice',
    got: String(choice),
    remedy: 'Remove one of them',
  }));
}

function boundProblems(gene: RealGene | IntegerGene, path: string): InputProblem[] {
  const isBound = gene.kind === 'integer' ? Number.isSafeInteger : Number.isFinite;
  const rule = gene.kind === 'integer' ? 'must be a whole number' : 'must be a finite number';
  const problems: InputProblem[] = [];
  if (!isBound(gene.low)) problems.push({ path: `${path}.low`, rule, got: String(gene.low) });
  if (!isBound(gene.high)) problems.push({ path: `${path}.high`, rule, got: String(gene.high) });
  if (gene.low > gene.high) {
    problems.push({
      path,
      rule: 'low must not exceed high',
      got: `low ${gene.low}, high ${gene.high}`,
      remedy: 'Swap them',
    });
  }
  return problems;
}

function repeatedNames(space: Space): InputProblem[] {
  const names = space.genes.map((gene) => gene.name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map((name) => ({
    path: 'genes',
    rule: 'must have different names',
    got: `"${name}" more than once`,
    remedy: 'Rename all but one',
  }));
}
