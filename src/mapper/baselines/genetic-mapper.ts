import { createRandom, type Random } from '../../base/random.ts';
import type { MapperStrategy } from './mapper-strategy.ts';
import type { MappingGenome } from './mapping-genome.ts';
import { StrategyRun } from './strategy-run.ts';

interface Individual {
  readonly genome: MappingGenome;
  readonly merit: number;
}

const POPULATION = 40;
const ELITE = 8;
const TOURNAMENT = 3;
const MOST_MUTATIONS = 3;
const REORDER_SHARE = 0.3;

/** A population of mappings: the best stay, children take splits and orders from both parents and are varied. */
export const geneticMapper: MapperStrategy = {
  name: 'genetic',
  title: 'Genetic, with the operators of GAMMA',
  source: 'Kao and Krishna: GAMMA, ICCAD 2020',
  run(request) {
    const random = createRandom(request.seed);
    const run = new StrategyRun(request);
    let population = firstPopulation(run, random);
    while (!run.isOver()) {
      const children = Array.from({ length: POPULATION - ELITE }, () =>
        child(run, random, population),
      );
      population = ranked([...population.slice(0, ELITE), ...children]);
    }
    return run.result();
  },
};

function firstPopulation(run: StrategyRun, random: Random): readonly Individual[] {
  return ranked(
    Array.from({ length: POPULATION }, () => {
      const genome = random.pick(run.spaces).drawFitting(random);
      return { genome, merit: run.merit(genome) };
    }),
  );
}

function ranked(individuals: readonly Individual[]): readonly Individual[] {
  return individuals.toSorted((a, b) => (a.merit === b.merit ? 0 : a.merit - b.merit));
}

function child(run: StrategyRun, random: Random, population: readonly Individual[]): Individual {
  const mother = selected(random, population);
  const father = selected(random, population);
  let genome = mother.space === father.space ? crossed(random, mother, father) : mother;
  const space = run.spaceOf(genome);
  const mutations = random.integer(1, MOST_MUTATIONS);
  for (let turn = 0; turn < mutations; turn++) {
    genome =
      random.uniform() < REORDER_SHARE
        ? space.reordered(random, genome)
        : space.moved(random, genome);
  }
  const repaired = space.repair(random, genome);
  return { genome: repaired, merit: run.merit(repaired) };
}

/** The best of a few; the population is ranked. */
function selected(random: Random, population: readonly Individual[]): MappingGenome {
  const places = Array.from({ length: TOURNAMENT }, () => random.integer(0, population.length - 1));
  const chosen = population[Math.min(...places)];
  if (chosen === undefined) throw new RangeError('a population without individuals');
  return chosen.genome;
}

/** The split of each dimension and the order of each level from either parent. */
function crossed(random: Random, mother: MappingGenome, father: MappingGenome): MappingGenome {
  const either = <T>(a: readonly T[], b: readonly T[]): readonly T[] =>
    a.map((own, place) => (random.uniform() < 0.5 ? own : (b[place] ?? own)));
  return {
    space: mother.space,
    bounds: either(mother.bounds, father.bounds),
    orders: either(mother.orders, father.orders),
  };
}
