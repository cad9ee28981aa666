import { BoundedMap } from '../base/bounded-map.ts';
import type { Evaluation, Genome, Problem } from '../search/problem.ts';
import { type Assessment, assessCandidates, type Judges } from './assess-candidates.ts';
import { excess, refuseUnknownArea, totalExcess } from './constraints.ts';
import { allGenes, type Candidate, type CodesignSpace, contentKey, decode } from './decode.ts';
import { type Figure, KEPT_FIGURES } from './figures.ts';
import { type GeneChoices, type Genes, spaceOf } from './gene-choices.ts';

/** What a co-design problem is made of. */
export interface CodesignDefinition {
  readonly name: string;
  readonly space: CodesignSpace;
  readonly objectives: readonly Figure[];
  readonly judges: Judges;
}

/** What is remembered of a network on its hardware. */
export interface Remembered {
  readonly evaluation: Evaluation;
  /** Every figure by key; null where it is not known. */
  readonly figures: Readonly<Record<string, number | null>>;
  readonly accuracySource: Assessment['accuracy']['source'];
}

/** A genome with what became of it. */
export interface Scored extends Remembered {
  readonly genes: Genes;
  /** Equal for two genomes exactly where they stand for the same network on the same hardware. */
  readonly content: string;
  /** Present the first time that this network and hardware are met, absent where the answer was remembered. */
  readonly assessment: Assessment | null;
}

export interface ScoreOptions {
  readonly signal?: AbortSignal;
  /** A longer memory than the problem's own: what was said about a content, null where it was never met. */
  readonly recall?: (content: string) => Remembered | null;
}

/** A search problem whose genomes are pairs of a network and an accelerator. */
export interface CodesignProblem extends Problem {
  /** All genes with their choices, in the order of `Space.genes`; those with a single choice are no part of that. */
  readonly genes: readonly GeneChoices[];
  /** Keys of the figures of each genome. */
  readonly figures: readonly string[];
  /** Like `evaluate`, with everything that is known of each genome. */
  score(batch: readonly Genome[], options?: ScoreOptions): Promise<readonly Scored[]>;
}

/** Designs that a problem remembers by itself; each takes a few KB. */
const REMEMBERED_DESIGNS = 4096;

/** Names of the constraints that every co-design problem has, after the limits that the user sets. */
export const BUILT_IN_CONSTRAINTS = ['fpgaBudget', 'mapping'] as const;

/**
 * The co-design problem of a definition. The same network on the same hardware is evaluated once and then
 * remembered, for as long as memory may hold it.
 *
 * Violations are the limits in their order, then the FPGA's budget and the mapping; each is a share of what there is.
 * The objectives of an infeasible design are Infinity.
 */
export function createCodesignProblem(definition: CodesignDefinition): CodesignProblem {
  const { name, space, objectives, judges } = definition;
  const memory = new BoundedMap<string, Remembered>(REMEMBERED_DESIGNS);

  const score: CodesignProblem['score'] = async (batch, { signal, recall } = {}) => {
    const known = new Map<string, Remembered>();
    const fresh = new Map<string, Candidate>();
    const items = batch.map((genome) => {
      const candidate = decode(space, genome);
      const content = contentKey(candidate);
      const remembered = memory.get(content) ?? recall?.(content);
      if (remembered) known.set(content, remembered);
      else fresh.set(content, candidate);
      return { candidate, content };
    });
    const options = signal === undefined ? {} : { signal };
    const assessments = await assessCandidates(judges, [...fresh.values()], options);
    const assessed = new Map([...fresh.keys()].map((key, index) => [key, assessments[index]]));
    for (const [content, assessment] of assessed)
      if (assessment !== undefined) known.set(content, judge(definition, assessment));
    for (const [content, remembered] of known) memory.set(content, remembered);
    return items.map(({ candidate, content }) => {
      const assessment = assessed.get(content) ?? null;
      assessed.delete(content);
      return { genes: candidate.genes, content, ...found(known, content), assessment };
    });
  };

  return {
    name,
    space: spaceOf(allGenes(space)),
    objectives: objectives.map(({ key, label, unit }) => ({ key, label, unit })),
    constraints: [...judges.limits.map(({ figure }) => figure.key), ...BUILT_IN_CONSTRAINTS],
    genes: allGenes(space),
    figures: KEPT_FIGURES.map(({ key }) => key),
    score,
    evaluate: async (batch, options) =>
      (await score(batch, options)).map(({ evaluation }) => evaluation),
  };
}

function judge({ objectives, judges }: CodesignDefinition, assessment: Assessment): Remembered {
  const { limits } = judges;
  refuseUnknownArea([...objectives, ...limits.map(({ figure }) => figure)], assessment);
  const violations = [
    ...limits.map((limit) => excess(limit, assessment)),
    totalExcess(assessment.overBudget),
    totalExcess(assessment.unmappable),
  ];
  const isFeasible = violations.every((violation) => violation <= 0);
  return {
    accuracySource: assessment.accuracy.source,
    figures: Object.fromEntries(KEPT_FIGURES.map(({ key, of }) => [key, of(assessment)])),
    evaluation: {
      objectives: objectives.map((objective) =>
        isFeasible ? (objective.of(assessment) ?? Infinity) : Infinity,
      ),
      violations,
    },
  };
}

function found(known: ReadonlyMap<string, Remembered>, content: string): Remembered {
  const remembered = known.get(content);
  if (remembered === undefined) throw new Error('a candidate was not assessed');
  return remembered;
}
