import { z } from 'zod';
import { createHardwareAssessor } from '../../../codesign/assess-hardware.ts';
import { referenceTraffic } from '../../../cost/nest-traffic.ts';
import { loadTechnology } from '../../../io/technology-schema.ts';
import { createNetworkMapper } from '../../../mapper/network-mapper.ts';
import { type Envelope, meanCost, searchEnvelope } from '../envelope-search.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const choice = z.union([z.number(), text]);
const envelope = z.strictObject({
  name: text,
  template: text,
  networks: z.array(text).min(1),
  genes: z.record(text, z.array(choice).min(2)),
});
const setting = z.strictObject({
  width: z.strictObject({ spatial: count, beam: count, candidates: count }),
  evaluations: count,
  population: count,
  seeds: z.array(z.int().min(0)).min(1),
  envelopes: z.array(envelope).min(1),
});

type Setting = z.output<typeof setting>;
type EnvelopeSetting = z.output<typeof envelope>;

/** Y. Lin, M. Yang, S. Han, "NAAS", DAC 2021: what a search gains within the PEs and the memory of a published design. */
export const naasDac2021: Reproduction<Setting> = {
  name: 'naas-dac-2021',
  setting,
  run: async (given, context) => {
    const figures: Figure[] = [];
    for (const one of given.envelopes) figures.push(...(await gains(one, given, context)));
    return figures;
  },
};

/** Ratios of the baseline's costs to those of the design that the search found, the middle one of its seeds. */
async function gains(one: EnvelopeSetting, given: Setting, context: ReproductionContext) {
  const space = openEnvelope(one, given, context);
  const baseline = await meanCost(space, space.baseline);
  if (baseline === null) throw new Error(`${one.template} does not run its networks`);
  const ratios: { speedUp: number; energy: number; edp: number }[] = [];
  for (const seed of given.seeds) {
    context.progress(`the envelope of ${one.name}, seed ${seed}`);
    context.signal.throwIfAborted();
    const { evaluations, population } = given;
    const { cost } = await searchEnvelope(space, { evaluations, population, seed });
    const speedUp = baseline.latencyMs / cost.latencyMs;
    const energy = baseline.energyMj / cost.energyMj;
    ratios.push({ speedUp, energy, edp: speedUp * energy });
  }
  const middle = ratios.toSorted((a, b) => a.edp - b.edp)[Math.floor(ratios.length / 2)];
  const figure = (metric: string, value: number): Figure => {
    return { metric, layer: one.name, value, unit: '×' };
  };
  if (middle === undefined) return [];
  return [
    figure('energy-delay product, baseline by searched', middle.edp),
    figure('latency, baseline by searched', middle.speedUp),
    figure('energy, baseline by searched', middle.energy),
  ];
}

function openEnvelope(
  { template, networks, genes }: EnvelopeSetting,
  { width }: Setting,
  { surroundings }: ReproductionContext,
): Envelope {
  const baseline = surroundings.loadAccelerator(template);
  return {
    baseline,
    genes,
    networks: networks.map((name) => surroundings.buildNetwork(name, {})),
    assess: createHardwareAssessor(loadTechnology(baseline.technology), null),
    mapper: createNetworkMapper({
      executor: 'reference',
      traffic: async (batch) => referenceTraffic(batch),
      width,
    }),
  };
}
