import type { GradientCosearch } from '../accuracy/gradient/gradient-cosearch.ts';
import { pickImages } from '../accuracy/images/image-set.ts';
import { proceduralImages } from '../accuracy/images/procedural/procedural-images.ts';
import { InputError } from '../base/errors.ts';
import type { Judges } from '../codesign/assess-candidates.ts';
import { choiceCosts } from '../codesign/choice-costs.ts';
import type { GeneChoices, Genes } from '../codesign/gene-choices.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { WantedCosearch } from './cosearch-command.ts';

/** What may cost in a search by gradients; milliseconds become µs and millijoules nJ, above 1. */
export const COST_FIGURES = ['latencyMs', 'energyMj'] as const;
const UNITS = { latencyMs: 1e3, energyMj: 1e6 } as const;
/** Of the training images those that weights learn on; choices learn on the others (FBNet, Section 4.1). */
const WEIGHTS_SHARE = 0.8;
const CHOICE_RATE = 0.1;

export interface RelaxedDesign {
  readonly genes: { readonly network: Genes; readonly hardware: Genes };
  /** What the table says of the design, in the figure's own unit. */
  readonly expected: number;
}

interface RelaxedSetting {
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

/**
 * Makes the table of costs, searches by gradients on the experiment's training images, and decides.
 *
 * @throws InputError where the experiment's networks share no weights, or its accuracy is not measured on images
 */
export async function relaxedDesign(
  { experiment, loss, figure, epochs }: WantedCosearch,
  judges: Judges,
  { signal, log }: RelaxedSetting,
): Promise<RelaxedDesign> {
  const { space } = experiment;
  const { compute, images, seed } = trainable(experiment);
  const { mapper, assessHardware, mappingObjective: objective } = judges;
  const table = await choiceCosts({ space, mapper, objective, assessHardware, signal });
  const factors = table.map((factor) => ({
    genes: factor.genes,
    costs: factor[figure].map((cost) => cost * UNITS[figure]),
  }));
  const combinations = factors.reduce((sum, { costs }) => sum + costs.length, 0);
  log(`${combinations} costs in ${factors.length} tables`);
  const { openBackend } = await import('../accuracy/tensorflow/open-backend.ts');
  const { gradientCosearch } = await import('../accuracy/gradient/gradient-cosearch.ts');
  const { PROCEDURAL_TRAINING } = await import('../accuracy/training/procedural-recipe.ts');
  await openBackend('auto');
  const networkGenes = space.networkGenes.map(numeric);
  const request: GradientCosearch = {
    space: { genes: networkGenes, compute },
    hardwareGenes: space.hardwareGenes,
    factors,
    loss,
    images: splitImages(images),
    training: { ...PROCEDURAL_TRAINING, seed, epochs },
    warmupEpochs: Math.floor(epochs / 4),
    choiceRate: CHOICE_RATE,
  };
  const design = await gradientCosearch(request, {
    signal,
    onEpoch: ({ epoch, expectedCost }) => {
      const cost = (expectedCost / UNITS[figure]).toPrecision(3);
      log(`epoch ${epoch} of ${epochs}: expected ${figure} ${cost}`);
    },
  });
  const pick = (genes: readonly GeneChoices[]): Genes =>
    Object.fromEntries(genes.map(({ name }) => [name, design[name] ?? '']));
  const genes = { network: pick(space.networkGenes), hardware: pick(space.hardwareGenes) };
  return { genes, expected: tableCost(factors, design) / UNITS[figure] };
}

function trainable({ accuracy, compute, space }: Experiment) {
  const isMeasured = accuracy.estimator === 'trained' || accuracy.estimator === 'supernet';
  const resolution = space.networkGenes.find(({ name }) => name === 'resolution');
  if (compute !== null && isMeasured && resolution?.choices.length === 1)
    return { compute, images: accuracy.images, seed: accuracy.seed };
  throw new InputError({
    path: 'experiment',
    rule: 'must search resnet-elastic at one resolution, with an accuracy that is trained or of a supernet',
    got: `accuracy ${accuracy.estimator}, ${resolution?.choices.length ?? 'no'} resolutions`,
  });
}

function splitImages({ train, seed }: { readonly train: number; readonly seed: number }) {
  // the training images of `proceduralSplit`, so that the experiment's validation images stay unseen
  const all = proceduralImages({ seed: 3 * seed, images: train });
  const places = Array.from({ length: train }, (_, place) => place);
  const cut = Math.floor(WEIGHTS_SHARE * train);
  return {
    weights: pickImages(all, places.slice(0, cut)),
    choices: pickImages(all, places.slice(cut)),
  };
}

function numeric({ name, choices }: GeneChoices) {
  return { name, choices: choices.map(Number) };
}

function tableCost(factors: GradientCosearch['factors'], design: Genes): number {
  return factors.reduce((sum, { genes, costs }) => {
    const at = genes.reduce((place, { name, choices }) => {
      return place * choices.length + choices.indexOf(design[name] ?? '');
    }, 0);
    return sum + (costs[at] ?? Number.NaN);
  }, 0);
}
