import { z } from 'zod';
import type { Algorithm, AlgorithmDefinition, AlgorithmSetting } from '../search/algorithm.ts';
import { type AlgorithmOption, resolveOptions } from '../search/algorithm-options.ts';
import {
  parseState,
  possiblyInfinite,
  readInfinite,
  storeInfinite,
} from '../search/algorithms/algorithm-state.ts';
import { nsga2 } from '../search/algorithms/nsga2.ts';
import { checkInitial } from '../search/algorithms/search-core.ts';
import { isFeasible, totalViolation } from '../search/dominance.ts';
import { nonDominated } from '../search/non-dominated-sort.ts';
import {
  type Evaluation,
  type Gene,
  type Genome,
  type Space,
  validateSpace,
} from '../search/problem.ts';

const OPTIONS: readonly AlgorithmOption[] = [
  integer(
    'firstGenes',
    'Leading genes that the first stage searches: those of the network',
    2,
    1000,
  ),
  integer('firstEvaluations', 'Evaluations of the first stage, at most', 120, 1e6),
  integer('kept', 'Designs of the first front that the second stage goes on with', 4, 1000),
  integer('populationSize', 'Genomes per generation of NSGA-II in either stage', 40, 1e6),
];

const judgedSchema = z.object({
  genome: z.array(z.number()),
  objectives: z.array(possiblyInfinite),
  violations: z.array(possiblyInfinite),
});
const STATE = z.object({
  generation: z.int().min(0),
  seed: z.int(),
  pending: z.array(z.array(z.number())),
  judged: z.array(judgedSchema),
  kept: z.array(z.array(z.number())),
  turn: z.int(),
  lanes: z.array(z.unknown()),
});
type State = z.infer<typeof STATE>;

interface JudgedDesign {
  readonly genome: Genome;
  readonly evaluation: Evaluation;
}

/**
 * What one gets by searching the network first and the hardware for it afterwards: NSGA-II over the leading genes with all
 * others at their middle choice; then, for designs spread along the front that it found, NSGA-II over the others, taking
 * turns. It searches the same problem as any algorithm, so that it can be held against a joint search.
 */
class TwoStage implements Algorithm {
  readonly name = 'two-stage';
  generation = 0;
  readonly #setting: AlgorithmSetting;
  readonly #firstGenes: number;
  readonly #firstEvaluations: number;
  readonly #keptCount: number;
  readonly #inner: { readonly populationSize: number };
  readonly #seed: number;
  /** Designs to start from that were not judged yet. */
  #pending: readonly Genome[];
  #judged: JudgedDesign[] = [];
  /** Leading genes of the designs that the second stage goes on with; empty in the first stage. */
  #kept: readonly Genome[] = [];
  #lanes: Algorithm[] = [];
  #turn = 0;

  constructor(setting: AlgorithmSetting, seed: number, initial: readonly Genome[] = []) {
    validateSpace(setting.space);
    checkInitial(setting.space, initial);
    this.#pending = initial.map((genome) => [...genome]);
    const options = resolveOptions(OPTIONS, setting.options);
    this.#setting = setting;
    this.#firstGenes = Math.min(options.number('firstGenes'), setting.space.genes.length);
    this.#firstEvaluations = options.number('firstEvaluations');
    this.#keptCount = options.number('kept');
    this.#inner = { populationSize: options.number('populationSize') };
    this.#seed = seed;
    this.#lanes = [nsga2.create({ ...this.#part('first'), seed })];
  }

  static restored(setting: AlgorithmSetting, state: State): TwoStage {
    const algorithm = new TwoStage(setting, state.seed, state.pending);
    algorithm.generation = state.generation;
    algorithm.#judged = state.judged.map(({ genome, objectives, violations }) => ({
      genome,
      evaluation: {
        objectives: objectives.map(readInfinite),
        violations: violations.map(readInfinite),
      },
    }));
    algorithm.#kept = state.kept;
    algorithm.#turn = state.turn;
    const part = algorithm.#part(state.kept.length === 0 ? 'first' : 'second');
    algorithm.#lanes = state.lanes.map((lane) => nsga2.restore({ ...part, state: lane }));
    return algorithm;
  }

  ask(): readonly Genome[] {
    if (this.#pending.length > 0) return this.#pending.slice(0, this.#inner.populationSize);
    const asked = this.#kept.length === 0 ? this.#askFirst() : [];
    return asked.length > 0 ? asked : this.#askSecond();
  }

  tell(genomes: readonly Genome[], evaluations: readonly Evaluation[]): void {
    const given = new Set(this.#pending.map(String));
    const told = genomes.flatMap((genome, index): JudgedDesign[] => {
      const evaluation = evaluations[index];
      return evaluation === undefined ? [] : [{ genome, evaluation }];
    });
    const asked = told.filter(({ genome }) => !given.has(String(genome)));
    const toldKeys = new Set(genomes.map(String));
    this.#pending = this.#pending.filter((genome) => !toldKeys.has(String(genome)));
    if (this.#kept.length === 0) this.#judged.push(...told);
    if (asked.length > 0 || given.size === 0) this.#tellLane(asked);
    this.generation++;
  }

  /**
   * Tells the search whose turn it is its part of the genomes. In the second stage it hears first of the design that the
   * first stage judged already, which is not asked for again.
   */
  #tellLane(asked: readonly JudgedDesign[]): void {
    const isFirst = this.#kept.length === 0;
    const known = isFirst ? [] : this.#known();
    const heard = [...known, ...asked];
    const part = ({ genome }: JudgedDesign) =>
      isFirst ? genome.slice(0, this.#firstGenes) : genome.slice(this.#firstGenes);
    this.#lanes[this.#turn]?.tell(
      heard.map(part),
      heard.map(({ evaluation }) => evaluation),
    );
    if (isFirst) return;
    this.#judged = this.#judged.filter((design) => !known.includes(design));
    this.#turn = (this.#turn + 1) % this.#lanes.length;
  }

  /** Designs of the first stage that the search whose turn it is was not told yet. */
  #known(): JudgedDesign[] {
    const lead = String(this.#kept[this.#turn]);
    return this.#judged.filter(({ genome }) => String(genome.slice(0, this.#firstGenes)) === lead);
  }

  state(): State {
    return {
      generation: this.generation,
      seed: this.#seed,
      pending: this.#pending.map((genome) => [...genome]),
      judged: this.#judged.map(({ genome, evaluation: { objectives, violations } }) => ({
        genome: [...genome],
        objectives: objectives.map(storeInfinite),
        violations: violations.map(storeInfinite),
      })),
      kept: this.#kept.map((genome) => [...genome]),
      turn: this.#turn,
      lanes: this.#lanes.map((lane) => lane.state()),
    };
  }

  #askFirst(): readonly Genome[] {
    const left = this.#firstEvaluations - this.#judged.length;
    const asked = left > 0 ? (this.#lanes[0]?.ask() ?? []).slice(0, left) : [];
    const rest = this.#setting.space.genes.slice(this.#firstGenes).map(middle);
    return asked.map((genome) => [...genome, ...rest]);
  }

  #askSecond(): readonly Genome[] {
    if (this.#kept.length === 0) this.#beginSecond();
    for (let idle = 0; idle < this.#lanes.length; idle++) {
      const lead = this.#kept[this.#turn] ?? [];
      const asked = (this.#lanes[this.#turn]?.ask() ?? []).map((genome) => [...lead, ...genome]);
      const known = new Set(this.#known().map(({ genome }) => String(genome)));
      const fresh = asked.filter((genome) => !known.has(String(genome)));
      if (fresh.length > 0) return fresh;
      if (asked.length > 0) {
        this.#tellLane([]);
        idle = -1;
      } else this.#turn = (this.#turn + 1) % this.#lanes.length;
    }
    return [];
  }

  #beginSecond(): void {
    const best = spread(bestOf(this.#judged), this.#keptCount).map((genome) =>
      genome.slice(0, this.#firstGenes),
    );
    this.#kept = [...new Map(best.map((lead) => [String(lead), lead])).values()];
    const kept = new Set(this.#kept.map(String));
    this.#judged = this.#judged.filter(({ genome }) =>
      kept.has(String(genome.slice(0, this.#firstGenes))),
    );
    if (this.#setting.space.genes.length === this.#firstGenes) this.#lanes = [];
    else
      this.#lanes = this.#kept.map((_, lane) =>
        nsga2.create({ ...this.#part('second'), seed: (this.#seed + 1 + lane) % 2 ** 31 }),
      );
  }

  #part(stage: 'first' | 'second'): AlgorithmSetting {
    const { space, objectiveCount } = this.#setting;
    const genes =
      stage === 'first'
        ? space.genes.slice(0, this.#firstGenes)
        : space.genes.slice(this.#firstGenes);
    const part: Space = { genes };
    return { space: part, objectiveCount, options: this.#inner };
  }
}

/** Genomes of the front by objectives; where none is feasible, the one that is nearest to it. */
function bestOf(judged: readonly JudgedDesign[]): Genome[] {
  const feasible = judged.filter(({ evaluation }) => isFeasible(evaluation));
  if (feasible.length === 0) {
    const violation = (one: JudgedDesign) => totalViolation(one.evaluation);
    const nearest = judged.toSorted((a, b) => violation(a) - violation(b))[0];
    return nearest === undefined ? [] : [nearest.genome];
  }
  const first = ({ evaluation }: JudgedDesign) => evaluation.objectives[0] ?? 0;
  return nonDominated(feasible.map(({ evaluation }) => evaluation.objectives))
    .flatMap((position) => feasible[position] ?? [])
    .toSorted((a, b) => first(a) - first(b))
    .map(({ genome }) => genome);
}

/** Some of the items, evenly spread, both ends among them. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  const places = Array.from({ length: count }, (_, at) =>
    Math.round((at * (items.length - 1)) / Math.max(1, count - 1)),
  );
  return items.filter((_, place) => places.includes(place));
}

function middle(gene: Gene): number {
  if (gene.kind === 'categorical') return Math.floor(gene.choices.length / 2);
  const half = (gene.low + gene.high) / 2;
  return gene.kind === 'integer' ? Math.ceil(half) : half;
}

function integer(name: string, description: string, usual: number, high: number): AlgorithmOption {
  return { kind: 'integer', name, description, low: 1, high, default: usual };
}

export const twoStage: AlgorithmDefinition = {
  name: 'two-stage',
  description: 'The network first, then hardware for the best: what a joint search is held against',
  options: OPTIONS,
  create: (setting) => new TwoStage(setting, setting.seed, setting.initial),
  restore: (setting) => TwoStage.restored(setting, parseState(STATE, setting.state)),
};
