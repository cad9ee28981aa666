import type { AlgorithmDefinition } from '../../src/search/algorithm.ts';
import type { OptionValues } from '../../src/search/algorithm-options.ts';
import { hypervolume } from '../../src/search/indicators/hypervolume.ts';
import { igd } from '../../src/search/indicators/igd.ts';
import type { TestProblem } from '../../src/search/problems/test-problem.ts';

/** How good a population's feasible front is, measured as the references are. */
export interface PopulationQuality {
  readonly volume: number;
  /** Infinity where nothing is feasible. */
  readonly igd: number;
}

interface Member {
  readonly objectives: readonly number[];
  readonly rank: number;
  readonly violation: number;
}

/** What a genetic algorithm is run on. */
export interface QualityRun {
  readonly problem: TestProblem;
  readonly definition: AlgorithmDefinition;
  readonly options?: OptionValues;
  readonly seed: number;
  readonly generations: readonly number[];
  readonly referenceSet: readonly (readonly number[])[];
}

/** Quality of the population after each of some generations, the first one included in the count. */
export async function populationQuality(
  run: QualityRun,
): Promise<ReadonlyMap<number, PopulationQuality>> {
  const { problem, definition, options = {}, seed, generations } = run;
  const { space, objectives } = problem;
  const algorithm = definition.create({
    space,
    objectiveCount: objectives.length,
    options,
    seed,
  });
  const found = new Map<number, PopulationQuality>();
  while (algorithm.generation < Math.max(...generations)) {
    const genomes = algorithm.ask();
    algorithm.tell(genomes, await problem.evaluate(genomes));
    if (!generations.includes(algorithm.generation)) continue;
    const { population } = algorithm.state() as { population: readonly Member[] };
    const front = population
      .filter(({ rank, violation }) => rank === 0 && violation === 0)
      .map((member) => member.objectives);
    found.set(algorithm.generation, {
      volume: hypervolume(front, problem.referencePoint),
      igd: igd(front, run.referenceSet),
    });
  }
  return found;
}
