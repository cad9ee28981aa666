import type { AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { parseState } from './algorithm-state.ts';
import {
  GENETIC_STATE,
  GeneticSearch,
  type GeneticState,
  type Selection,
} from './genetic-search.ts';
import { NSGA2_OPTIONS, type Nsga2Settings, nsga2Settings } from './nsga2-options.ts';
import { SearchCore } from './search-core.ts';
import { survivors } from './survival.ts';

/** Fronts and crowding (Deb, Pratap, Agarwal and Meyarivan 2002). */
function byFrontsAndCrowding({ tournament, pruning }: Nsga2Settings): Selection {
  return {
    survive: (candidates, size) => survivors(candidates, size, pruning),
    contestants: (population) => population,
    tournament: (isConstrained) => {
      if (tournament !== 'automatic') return tournament;
      return isConstrained ? 'dominance' : 'rank';
    },
    state: () => null,
  };
}

function nsga2Search(setting: AlgorithmSetting, core: SearchCore, state?: GeneticState) {
  const settings = nsga2Settings(setting.options, setting.space.genes.length);
  return new GeneticSearch('nsga2', core, settings, byFrontsAndCrowding(settings), state);
}

export const nsga2: AlgorithmDefinition = {
  name: 'nsga2',
  description: 'NSGA-II: fronts and crowding; a good first choice for two or three objectives',
  options: NSGA2_OPTIONS,
  create: (start) => nsga2Search(start, SearchCore.started(start)),
  restore: (setting) => {
    const state = parseState(GENETIC_STATE, setting.state);
    return nsga2Search(setting, SearchCore.restored(setting, state.core), state);
  },
};
