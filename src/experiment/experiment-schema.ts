import { z } from 'zod';
import { FIGURES } from '../codesign/figures.ts';
import type { GeneChoices } from '../codesign/gene-choices.ts';
import { HARDWARE_GENES } from '../codesign/hardware-genes.ts';
import { MAPPING_OBJECTIVES } from '../mapper/mapped-network.ts';
import { accuracySchema } from './accuracy-schema.ts';

const text = z.string().min(1);
const choice = z.union([z.number(), text]);
const choices = z.array(choice).min(1);
const figureKey = z.enum(FIGURES.map(({ key }) => key));
const geneName = z.enum(HARDWARE_GENES.map(({ name }) => name));
const figures = (value: z.ZodType<number>) => z.partialRecord(figureKey, value);

const network = z
  .strictObject({
    model: text.optional().describe('name of a model, see `tandem list models`'),
    space: text.optional().describe('name of a space of networks, see `tandem list spaces`'),
    options: z
      .record(text, choice)
      .default({})
      .describe('options of the model that stay as they are'),
    genes: z
      .union([z.literal('all'), z.record(text, choices)])
      .describe('options of the model, or genes of the space, each with its choices'),
    accuracy: accuracySchema.describe('where accuracies come from'),
  })
  .superRefine(({ model, space }, context) => {
    if ((model === undefined) !== (space === undefined)) return;
    const got = model === undefined ? 'neither' : 'both';
    const remedy = 'A model has options, a space has genes: keep the one that is searched';
    context.addIssue({
      code: 'custom',
      message: 'must name either a model or a space',
      params: { got, remedy },
    });
  });

const hardware = z.strictObject({
  template: text.describe('the accelerator that genes change: name, or path of its file'),
  genes: z.partialRecord(geneName, choices).describe('hardware genes that are searched'),
});

const mapping = z.strictObject({
  objective: z.enum(MAPPING_OBJECTIVES).describe('what the mapper minimises for each layer'),
});

const search = z.strictObject({
  algorithm: text.describe('see `tandem list algorithms`'),
  evaluations: z.int().min(1).describe('budget: designs to evaluate'),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  options: z.record(text, choice).default({}).describe('options of the algorithm'),
});

const hypervolume = z.strictObject({
  ideal: figures(z.number()).describe('the best corner of the box that is filled, by objective'),
  reference: figures(z.number()).describe('the worst corner: worse designs count nothing'),
});

/** What `experiment.yaml` may say (docs/experiments.md). Keys that are not listed are errors. */
export const experimentSchema = z.strictObject({
  title: text,
  description: text,
  network,
  hardware,
  objectives: z.array(figureKey).min(1).describe('figures to minimise'),
  constraints: figures(z.number().positive())
    .default({})
    .describe('figures with their upper limits'),
  mapping,
  search,
  hypervolume,
});

/** `experiment.yaml` as it is written, checked on its own. */
export type ExperimentDocument = z.output<typeof experimentSchema>;

/** A section's genes as a list, in the order in which they are written. */
export function toGenes(
  genes: Readonly<Record<string, GeneChoices['choices'] | undefined>>,
): GeneChoices[] {
  return Object.entries(genes).map(([name, choices]) => ({ name, choices: choices ?? [] }));
}
