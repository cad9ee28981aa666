import type { Evaluation, Genome, Problem } from '../search/problem.ts';
import { type Assessment, assessCandidates, type Judges } from './assess-candidates.ts';
import { excess, refuseUnknownArea, totalExcess } from './constraints.ts';
import { allGenes, type CodesignSpace, contentKey, decode } from './decode.ts';
import type { Figure } from './figures.ts';
import { type Genes, spaceOf } from './gene-choices.ts';

/** What a co-design problem is made of. */
export interface CodesignDefinition {
  readonly name: string;
  readonly space: CodesignSpace;
  readonly objectives: readonly Figure[];
  readonly judges: Judges;
}

/** A genome with what became of it. */
export interface Scored {
  readonly genes: Genes;
  readonly evaluation: Evaluation;
  readonly accuracySource: Assessment['accuracy']['source'];
  /** Present the first time that this network and hardware are met, absent where the answer was remembered. */
  readonly assessment: Assessment | null;
}

/** A search problem whose genomes are pairs of a network and an accelerator. */
export interface CodesignProblem extends Problem {
  /** Like `evaluate`, with everything that is known of each genome. */
  score(
    batch: readonly Genome[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly Scored[]>;
}

type Remembered = Pick<Scored, 'evaluation' | 'accuracySource'>;

/** Names of the constraints that every co-design problem has, after the limits that the user sets. */
export const BUILT_IN_CONSTRAINTS = ['fpgaBudget', 'mapping'] as const;

/**
 * The co-design problem of a definition. The same network on the same hardware is evaluated once and then remembered.
 *
 * Violations are the limits in their order, then the FPGA's budget and the mapping; each is a share of what there is.
 * The objectives of an infeasible design are Infinity.
 */
export function createCodesignProblem(definition: CodesignDefinition): CodesignProblem {
  const { name, space, objectives, judges } = definition;
  const memory = new Map<string, Remembered>();

  const score: CodesignProblem['score'] = async (batch, options) => {
    const items = batch.map((genome) => {
      const candidate = decode(space, genome);
      return { candidate, key: contentKey(candidate) };
    });
    const fresh = new Map(
      items.filter(({ key }) => !memory.has(key)).map(({ key, candidate }) => [key, candidate]),
    );
    const assessments = await assessCandidates(judges, [...fresh.values()], options);
    const assessed = new Map([...fresh.keys()].map((key, index) => [key, assessments[index]]));
    for (const [key, assessment] of assessed)
      if (assessment !== undefined) memory.set(key, judge(definition, assessment));
    return items.map(({ candidate, key }) => {
      const assessment = assessed.get(key) ?? null;
      assessed.delete(key);
      return { genes: candidate.genes, ...recall(memory, key), assessment };
    });
  };

  return {
    name,
    space: spaceOf(allGenes(space)),
    objectives: objectives.map(({ key, label, unit }) => ({ key, label, unit })),
    constraints: [...judges.limits.map(({ figure }) => figure.key), ...BUILT_IN_CONSTRAINTS],
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
    evaluation: {
      objectives: objectives.map((objective) =>
        isFeasible ? (objective.of(assessment) ?? Infinity) : Infinity,
      ),
      violations,
    },
  };
}

function recall(memory: ReadonlyMap<string, Remembered>, key: string): Remembered {
  const remembered = memory.get(key);
  if (remembered === undefined) throw new Error('a candidate was not assessed');
  return remembered;
}
