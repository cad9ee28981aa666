import type { AlgorithmDefinition, AlgorithmSetting } from '../algorithm.ts';
import { resolveOptions } from '../algorithm-options.ts';
import { keepByContribution } from '../contribution-pruning.ts';
import { parseState } from './algorithm-state.ts';
import { populationSizeOption } from './common-options.ts';
import { fillFronts } from './front-filling.ts';
import {
  GENETIC_STATE,
  GeneticSearch,
  type GeneticState,
  type Selection,
} from './genetic-search.ts';
import { SearchCore } from './search-core.ts';
import { variationOptions, variationSettings } from './variation-options.ts';

const OPTIONS = [populationSizeOption(100), ...variationOptions()];

/** Fronts, and of the one that is cut whoever adds most hypervolume (Beume, Naujoks and Emmerich 2007). */
const BY_CONTRIBUTION: Selection = {
  survive: (candidates, size) => {
    const { certain, split, infeasible } = fillFronts(candidates, size);
    const points = split.map((member) => member.objectives);
    const kept = keepByContribution(points, Math.min(split.length, size - certain.length));
    return [...certain, ...kept.flatMap((position) => split[position] ?? []), ...infeasible];
  },
  contestants: (population) => population,
  tournament: () => 'rank',
  state: () => null,
};

function smsEmoaSearch(
  { space, options }: AlgorithmSetting,
  core: SearchCore,
  state?: GeneticState,
) {
  const resolved = resolveOptions(OPTIONS, options);
  const populationSize = resolved.number('populationSize');
  const variation = variationSettings(resolved, space.genes.length);
  const settings = { populationSize, sampling: 'latin-hypercube', ...variation } as const;
  return new GeneticSearch('sms-emoa', core, settings, BY_CONTRIBUTION, state);
}

export const smsEmoa: AlgorithmDefinition = {
  name: 'sms-emoa',
  description:
    'SMS-EMOA: survivors by what they add to the hypervolume; for two to four objectives',
  options: OPTIONS,
  create: (start) => smsEmoaSearch(start, SearchCore.started(start)),
  restore: (setting) => {
    const state = parseState(GENETIC_STATE, setting.state);
    return smsEmoaSearch(setting, SearchCore.restored(setting, state.core), state);
  },
};
