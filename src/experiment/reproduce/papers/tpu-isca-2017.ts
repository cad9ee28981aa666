import { z } from 'zod';
import { streamedTeraops } from '../../../cost/engine/weight-streaming.ts';
import type { Reproduction } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const application = z.strictObject({
  name: text,
  batch: count.describe('multiply-accumulates for each byte of weights (Table 1)'),
  inputBytes: count.describe('width of activations; two bytes take two cycles a row'),
  usefulPct: z.number().positive().describe('useful multiply-accumulates of the peak (Table 3)'),
  activePct: z.number().positive().describe('cycles in which the array works (Table 3)'),
});

const setting = z.strictObject({
  array: z.strictObject({
    rows: count,
    columns: count,
    clockMHz: z.number().positive(),
    weightBytes: count,
    dramGBPerS: z.number().positive(),
  }),
  applications: z.array(application).min(1),
});

/** N. Jouppi et al., ISCA 2017: what the TPU reaches where the bandwidth of its weights binds. */
export const tpuIsca2017: Reproduction<z.output<typeof setting>> = {
  name: 'tpu-isca-2017',
  setting,
  run: ({ array, applications }) =>
    applications.map(({ name, batch, inputBytes, usefulPct, activePct }) => ({
      metric: 'performance',
      layer: name,
      value: streamedTeraops(array, {
        batch,
        cyclesPerRow: inputBytes,
        filledShare: usefulPct / activePct,
      }),
      unit: 'Tera-op/s',
    })),
};
