import { z } from 'zod';
import { parseJsonDocument } from '../../io/json-document.ts';

const text = z.string().min(1);

/** How a published figure came to be known here. */
export const READINGS = ['printed', 'digitised', 'computed'] as const;

const figure = z.strictObject({
  metric: text,
  layer: text.describe('layer, network or design; `all` where there is one only'),
  value: z.number(),
  unit: text,
  tolerance: z.number().min(0).describe('share of the value that ours may differ by'),
  bound: z
    .enum(['equal', 'at-most', 'at-least'])
    .default('equal')
    .describe('whether ours may be better than the value without limit'),
  source: text.describe('paper, table or figure'),
  reading: z
    .enum(READINGS)
    .describe(
      'printed in the source, read off a plot, or computed with what the authors published',
    ),
  knownGap: z
    .strictObject({
      reason: text,
      errorPct: z.number().describe('ours against theirs when the gap was noted; more of it fails'),
    })
    .optional(),
  notModelled: text.optional().describe('why there is no figure of ours'),
});

const document = z.strictObject({
  figures: z
    .array(figure)
    .min(1)
    .refine(
      (all) => new Set(all.map(({ metric, layer }) => `${metric}\n${layer}`)).size === all.length,
      'must give each metric of a layer once',
    ),
});

/** A published figure, with how near ours must come. */
export type ExpectedFigure = z.output<typeof figure>;

/**
 * Reads an `expected.json`.
 *
 * @throws InputError with every problem and its place
 */
export function parseExpectedFigures(json: string, file: string): readonly ExpectedFigure[] {
  return parseJsonDocument(json, file, document).figures;
}
