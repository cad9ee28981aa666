import upperFirst from 'lodash/upperFirst.js';
import { grouped, percent, shortCount, significant } from '../number-format.ts';
import { energyWords } from './energy-cause.ts';
import type { LayerExplanation } from './layer-explanation.ts';
import { reliefSummary } from './relief-words.ts';

/** Gains that are named. */
const RELIEFS = 3;

/** A layer in one paragraph: its share, what its time is made of, what binds, the roof, the energy, what would help. */
export function explanationParagraph(explanation: LayerExplanation): string {
  const { networkShare, bindingWords, energy, reliefs } = explanation;
  return [
    `${nameOf(explanation)}: ${percent(networkShare)} of the time, ${timeWords(explanation)}.`,
    `${upperFirst(bindingWords)}.`,
    ...roofSentence(explanation),
    `${upperFirst(energyWords(energy))}.`,
    reliefSummary(reliefs, RELIEFS),
  ].join(' ');
}

function nameOf({ layer, alike, kind, macs }: LayerExplanation): string {
  const others = alike.length === 0 ? '' : ` and ${grouped(alike.length)} alike`;
  return macs === 0
    ? `${layer}${others} (${kind})`
    : `${layer}${others} (${kind}, ${shortCount(macs)} MACs)`;
}

function timeWords({ latencyCycles, cycles }: LayerExplanation): string {
  const parts = (['compute', 'stall', 'fill', 'drain'] as const)
    .filter((kind) => cycles[kind] > 0)
    .map((kind) => `${kind} ${percent(cycles[kind] / latencyCycles)}`);
  return `${shortCount(latencyCycles)} cycles (${parts.join(', ')})`;
}

function roofSentence({ roofline, roof }: LayerExplanation): string[] {
  if (roofline === null) return [];
  const { macsPerDramBit, attainedShare, side } = roofline;
  const ridge =
    roof.ridgeMacsPerDramBit === null ? '' : ` (ridge ${significant(roof.ridgeMacsPerDramBit)})`;
  return [
    `${significant(macsPerDramBit)} MACs per DRAM bit${ridge}: on the ${side} side, at ${percent(attainedShare)} of the roof.`,
  ];
}
