import { z } from 'zod';
import { PROXY_NAMES } from '../accuracy/proxies/proxy-names.ts';
import { CELL_DATA_SETS } from '../accuracy/tabular/nas-bench-201.ts';

const text = z.string().min(1);
const seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
const percent = z.number().min(0).max(100);
/** A class has its turn every twelve images. */
const imageCount = z.int().min(12);

const images = z
  .strictObject({
    train: imageCount.describe('images to train on'),
    validation: imageCount.describe('images that accuracies are measured on'),
    seed: seed.describe('of the images; another seed draws others'),
  })
  .describe('how many images are made by rule');

const published = z.strictObject({
  estimator: z.literal('published'),
  grid: text.describe('a grid of published accuracies: name in experiments/accuracy, or path'),
});

const tabular = z.strictObject({
  estimator: z.literal('tabular'),
  table: z.enum(['nas-bench-201']).describe('a table that tandem data import has stored'),
  dataSet: z.enum(CELL_DATA_SETS).describe('which of its accuracies'),
});

const predicted = z.strictObject({
  estimator: z.literal('predicted'),
  predictor: z.enum(['ofa-predictor']).describe('a predictor that tandem data import has stored'),
  calibration: z
    .strictObject({
      offsetPct: z.number().describe('added to what it reads, percentage points'),
      uncertaintyPct: z.number().min(0).nullable().describe('half-width of the 95 % interval'),
      source: text.describe('what it was calibrated against'),
    })
    .describe('what the predictor reads too high or too low'),
});

const trained = z.strictObject({
  estimator: z.literal('trained'),
  images,
  epochs: z.int().min(1).describe('passes over the training images'),
  seed: seed.describe('of weights and batches'),
});

const proxy = z.strictObject({
  estimator: z.literal('proxy'),
  proxy: z.enum(PROXY_NAMES).describe('what scores an untrained network'),
  batchSize: z.int().min(2).describe('images of each of two batches'),
  seed: seed.describe('of weights and images'),
  calibration: z
    .array(z.strictObject({ score: z.number(), top1Pct: percent }))
    .min(2)
    .describe('networks whose score and accuracy are known: a score alone is no accuracy'),
});

const supernet = z.strictObject({
  estimator: z.literal('supernet'),
  images,
  epochs: z.int().min(1).describe('passes over the training images, of all networks together'),
  randomNetworks: z.int().min(0).describe('sub-networks drawn for each batch'),
  seed: seed.describe('of weights, batches and draws'),
});

/** Where accuracies come from, as `network.accuracy` says it (docs/accuracy.md). */
export const accuracySchema = z.union([
  text,
  z.discriminatedUnion('estimator', [published, tabular, predicted, trained, proxy, supernet]),
]);

/** `network.accuracy` as it is written; text names a grid of published accuracies. */
export type AccuracyDocument = z.output<typeof accuracySchema>;

/** All ways but that of published grids, which are loaded before anything is run. */
export type MeasuredAccuracy = Exclude<
  Exclude<AccuracyDocument, string>,
  { readonly estimator: 'published' }
>;
