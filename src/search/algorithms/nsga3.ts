import { z } from 'zod';
import type { AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import { dasDennisDirections } from '../operators/das-dennis.ts';
import { parseState } from './algorithm-state.ts';
import { populationSizeOption } from './common-options.ts';
import { fillFronts } from './front-filling.ts';
import {
  GENETIC_STATE,
  GeneticSearch,
  type GeneticState,
  type Selection,
} from './genetic-search.ts';
import { extended, type Hyperplane, intercepts } from './hyperplane.ts';
import { fillNiches, nichesOf } from './niching.ts';
import { SearchCore } from './search-core.ts';
import { variationOptions, variationSettings } from './variation-options.ts';

const OPTIONS = [
  populationSizeOption(100),
  ...variationOptions({ crossoverProbability: 1, crossoverEta: 30 }),
];

const HYPERPLANE = z.object({
  ideal: z.array(z.number()),
  extremes: z.array(z.array(z.number())),
});
const STATE = GENETIC_STATE.extend({ selection: HYPERPLANE });

/** As many of Das and Dennis's directions as the population has room for. */
function directionsFor(objectiveCount: number, populationSize: number): number[][] {
  let partitions = 1;
  let count = objectiveCount;
  for (;;) {
    const next = (count * (partitions + objectiveCount)) / (partitions + 1);
    if (next > populationSize || objectiveCount === 1) break;
    count = next;
    partitions++;
  }
  return dasDennisDirections(objectiveCount, partitions);
}

/** Fronts, and directions that want a survivor each (Deb and Jain 2014; constraints as in Jain and Deb 2014). */
function byDirections(directions: readonly number[][], start: Hyperplane): Selection {
  let plane = start;
  return {
    survive: (candidates, size, random) => {
      const { certain, split, infeasible } = fillFronts(candidates, size);
      if (certain.length + split.length === 0) return infeasible;
      const members = [...certain, ...split];
      const first = members.filter((member) => member.rank === 0);
      const front = first.map((member) => member.objectives);
      plane = extended(plane, front);
      if (split.length === 0) return [...certain, ...infeasible];
      const scales = intercepts(plane, front);
      const scaled = members.map(({ objectives }) =>
        objectives.map((value, i) => (value - (plane.ideal[i] ?? 0)) / (scales[i] ?? 1)),
      );
      const niches = nichesOf(scaled, directions);
      const taken = niches.slice(0, certain.length);
      const open = niches.slice(certain.length);
      const kept = fillNiches(taken, open, size - certain.length, random);
      return [...certain, ...kept.flatMap((position) => split[position] ?? [])];
    },
    contestants: (population) => population.map((one) => ({ ...one, rank: 0, crowding: 0 })),
    tournament: () => 'rank',
    state: () => plane,
  };
}

function nsga3Search(
  { objectiveCount, space, options }: AlgorithmSetting,
  core: SearchCore,
  plane: Hyperplane,
  state?: GeneticState,
) {
  const resolved = resolveOptions(OPTIONS, options);
  const populationSize = resolved.number('populationSize');
  const variation = variationSettings(resolved, space.genes.length);
  const settings = { populationSize, sampling: 'latin-hypercube', ...variation } as const;
  const selection = byDirections(directionsFor(objectiveCount, populationSize), plane);
  return new GeneticSearch('nsga3', core, settings, selection, state);
}

export const nsga3: AlgorithmDefinition = {
  name: 'nsga3',
  description:
    'NSGA-III: a survivor for each of many evenly spread directions; for three objectives and more',
  options: OPTIONS,
  create: (start) => nsga3Search(start, SearchCore.started(start), { ideal: [], extremes: [] }),
  restore: (setting) => {
    const state = parseState(STATE, setting.state);
    return nsga3Search(setting, SearchCore.restored(setting, state.core), state.selection, state);
  },
};
