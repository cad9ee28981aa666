import { nsga2 } from '../../search/algorithms/nsga2.ts';
import { minimize } from '../../search/minimize.ts';
import type { Gene, Genome, Problem } from '../../search/problem.ts';
import { type Pair, performancePerArea } from './best-pairs.ts';

/** A space of pairs: six edges of a cell, and the choices of each side of a design. */
export interface PairSpace {
  readonly edgeOperators: number;
  readonly designSides: readonly number[];
  readonly judge: (edges: readonly number[], design: readonly number[]) => Pair;
}

/** What a strategy may spend, and what it must reach. */
export interface PairSearch {
  readonly space: PairSpace;
  /** Pairs that it may judge. */
  readonly evaluations: number;
  readonly leastPerformancePerArea: number;
  readonly seed: number;
}

const EDGES = 6;
/** Rounds of `phaseSearch`, each of a network and then of its accelerator. */
const ROUNDS = 3;

/** Accuracy of the best pair that reaches the performance, percent; 0 where none is found. */
export type PairStrategy = (search: PairSearch) => Promise<number>;

/** Networks and accelerators at once. */
export const combinedSearch: PairStrategy = async (search) => {
  const { space } = search;
  const genes = [...edgeGenes(space), ...designGenes(space)];
  const best = await mostAccurate(search, search.evaluations, genes, (genome) =>
    space.judge(genome.slice(0, EDGES), genome.slice(EDGES)),
  );
  return best === null ? 0 : best.accuracyPct;
};

/** The most accurate network first, whatever its speed; then its accelerator. */
export const separateSearch: PairStrategy = async (search) => {
  const { space, evaluations } = search;
  const designs = everyDesign(space);
  const free = { ...search, leastPerformancePerArea: 0 };
  const first = space.designSides.map(() => 0);
  const network = await mostAccurate(
    free,
    evaluations - designs.length,
    edgeGenes(space),
    (genome) => space.judge(genome, first),
  );
  if (network === null) return 0;
  const pairs = designs.map((design) => space.judge(network.genome, design));
  return reached(pairs, search) ? network.accuracyPct : 0;
};

/** Networks for an accelerator, then accelerators for the network, in turns. */
export const phaseSearch: PairStrategy = async (search) => {
  const { space, evaluations } = search;
  const designs = everyDesign(space);
  let design = designs[Math.floor(designs.length / 2)] ?? [];
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const fixed = design;
    const budget = Math.floor(evaluations / ROUNDS) - designs.length;
    const seed = search.seed * ROUNDS + round;
    const network = await mostAccurate({ ...search, seed }, budget, edgeGenes(space), (genome) =>
      space.judge(genome, fixed),
    );
    if (network === null) return best;
    best = Math.max(best, network.accuracyPct);
    const speed = (one: readonly number[]) => performancePerArea(space.judge(network.genome, one));
    design = designs.reduce((fastest, one) => (speed(one) > speed(fastest) ? one : fastest));
  }
  return best;
};

interface Found {
  readonly genome: Genome;
  readonly accuracyPct: number;
}

async function mostAccurate(
  { leastPerformancePerArea, seed }: PairSearch,
  maxEvaluations: number,
  genes: readonly Gene[],
  judge: (genome: Genome) => Pair,
): Promise<Found | null> {
  const problem: Problem = {
    name: 'pairs',
    space: { genes },
    objectives: [{ key: 'errorPct', label: 'error', unit: '%' }],
    constraints: ['performance per area'],
    evaluate: async (batch) =>
      batch.map((genome) => {
        const pair = judge(genome);
        const short =
          leastPerformancePerArea === 0
            ? 0
            : 1 - performancePerArea(pair) / leastPerformancePerArea;
        return { objectives: [100 - pair.accuracyPct], violations: [short] };
      }),
  };
  const { front } = await minimize({ problem, algorithm: nsga2, seed, maxEvaluations });
  const [best] = front;
  if (best === undefined) return null;
  return { genome: best.genome, accuracyPct: 100 - (best.objectives[0] ?? 100) };
}

function reached(pairs: readonly Pair[], { leastPerformancePerArea }: PairSearch): boolean {
  return pairs.some((pair) => performancePerArea(pair) >= leastPerformancePerArea);
}

function edgeGenes({ edgeOperators }: PairSpace): Gene[] {
  const choices = Array.from({ length: edgeOperators }, (_, choice) => choice);
  return Array.from({ length: EDGES }, (_, edge) => ({
    kind: 'categorical',
    name: `edge${edge}`,
    choices,
  }));
}

function designGenes({ designSides }: PairSpace): Gene[] {
  return designSides.map((size, side) => ({
    kind: 'integer',
    name: `design${side}`,
    low: 0,
    high: size - 1,
  }));
}

function everyDesign({ designSides }: PairSpace): readonly (readonly number[])[] {
  return designSides.reduce<readonly (readonly number[])[]>(
    (designs, size) =>
      designs.flatMap((design) => Array.from({ length: size }, (_, choice) => [...design, choice])),
    [[]],
  );
}
