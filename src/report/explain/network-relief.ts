import groupBy from 'lodash/groupBy.js';
import sumBy from 'lodash/sumBy.js';
import { percent } from '../number-format.ts';
import type { LayerExplanation } from './layer-explanation.ts';
import type { Relief } from './relief.ts';
import { partOf, WORTH_NAMING_SHARE } from './relief-words.ts';

/** What a network gains through the layers that are explained; the others are taken as they are. */
export interface NetworkRelief extends Pick<Relief, 'doubling' | 'before'> {
  /** Of the network's latency. */
  readonly savedShare: number;
}

/** Gains that are named. */
const MOST = 4;

/** Adds up over layers what each doubling saves, the greatest gain first. */
export function networkReliefs(
  explanations: readonly LayerExplanation[],
): readonly NetworkRelief[] {
  const all = explanations.flatMap(({ networkShare, reliefs }) =>
    reliefs.map(({ doubling, before, savedShare }) => {
      return { doubling, before, savedShare: savedShare * networkShare };
    }),
  );
  return Object.values(groupBy(all, ({ doubling }) => JSON.stringify(doubling)))
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      return { ...first, savedShare: first.savedShare + sumBy(others, 'savedShare') };
    })
    .toSorted((a, b) => b.savedShare - a.savedShare);
}

/** `Doubling the DRAM bandwidth … would save 39 % of the network's latency, the 12 PE rows 3 %.` */
export function networkReliefWords(reliefs: readonly NetworkRelief[]): string {
  const [first, ...others] = reliefs
    .filter(({ savedShare }) => savedShare >= WORTH_NAMING_SHARE)
    .slice(0, MOST);
  if (first === undefined) return 'Doubling any one part would gain next to nothing.';
  const rest = others.map((one) => `, the ${partOf(one)} ${percent(one.savedShare)}`).join('');
  return `Doubling the ${partOf(first)} would save ${percent(first.savedShare)} of the network's latency${rest}.`;
}
