import { z } from 'zod';

const label = z.object({ key: z.string(), label: z.string(), unit: z.string() });
const genes = z.object({
  name: z.string(),
  choices: z.array(z.union([z.number(), z.string()])),
});

/** What is settled before the first design is evaluated, as it is kept and read back. */
export const runRecordSchema = z.object({
  experiment: z.string(),
  /** Where the experiment's own paths start. */
  experimentFolder: z.string(),
  title: z.string(),
  description: z.string(),
  seed: z.int(),
  algorithm: z.string(),
  maxEvaluations: z.int(),
  executor: z.string(),
  executorReason: z.string(),
  /** By program, e.g. `{ tandem: '0.1.0', node: '20.19.0' }`. */
  versions: z.record(z.string(), z.string()),
  objectives: z.array(label),
  constraints: z.array(z.string()),
  /** Keys of the figures that are kept of each trial besides its objectives. */
  figures: z.array(z.string()),
  genes: z.array(genes),
  /** Corners of the box whose filled share is the hypervolume, one number per objective. */
  ideal: z.array(z.number()),
  reference: z.array(z.number()),
  /** Of everything else that figures depend on: template, technology, device, accuracies. */
  fingerprint: z.string(),
  /** The experiment as it was run, with everything that the command line changed. Ready for JSON. */
  configuration: z.unknown(),
});

type Read = z.output<typeof runRecordSchema>;

export type RunRecord = { readonly [Key in keyof Read]: Read[Key] };
