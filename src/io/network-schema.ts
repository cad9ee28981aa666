import { z } from 'zod';
import { LOOP_DIMS, MAX_EXTENT } from '../workload/dims.ts';
import { OPERATORS } from '../workload/layer.ts';

/** In `inputs`, the network's own input. */
export const NETWORK_INPUT = 'input';

export type NetworkYaml = z.infer<typeof NETWORK_SCHEMA>;
export type LayerYaml = NetworkYaml['layers'][number];

const whole = (what: string) => z.int().min(1).max(MAX_EXTENT).describe(what);
const bits = (what: string) => z.int().min(1).max(64).exactOptional().describe(what);

const PER_AXIS = z.union([
  whole('both axes'),
  z.strictObject({ row: whole('along the height'), column: whole('along the width') }),
]);

const LAYER = z.strictObject({
  name: z
    .string()
    .min(1)
    .refine((name) => name !== NETWORK_INPUT, {
      error: `must not be "${NETWORK_INPUT}", which stands for the network's own input`,
      params: { remedy: 'Rename the layer' },
    })
    .describe('name of the layer, unique in the network'),
  operator: z.enum(OPERATORS).describe('what the layer does'),
  extents: z
    .partialRecord(z.enum(LOOP_DIMS), whole('extent of the loop'))
    .describe('extent of each loop dimension; one that is left out is 1'),
  stride: PER_AXIS.optional().describe('input rows and columns per output row and column'),
  dilation: PER_AXIS.optional().describe('input rows and columns between two filter taps'),
  inputs: z
    .array(z.string().min(1))
    .min(1)
    .describe(`names of the layers that it reads, or "${NETWORK_INPUT}"`),
  inputTensors: whole('full-size tensors that are read').optional(),
  parameterCount: z.int().min(0).optional().describe('trained numbers of the layer'),
  precisionBits: z
    .strictObject({
      weights: bits('bits of a weight'),
      inputs: bits('bits of an input'),
      partialSums: bits('bits of a sum that is not finished'),
      outputs: bits('bits of a finished output'),
    })
    .optional()
    .describe("widths that differ from the accelerator's own"),
});

/** What a network file holds; docs/networks.md explains every key. */
export const NETWORK_SCHEMA = z.strictObject({
  name: z.string().min(1).describe('name of the network'),
  source: z.string().min(1).describe('paper or code that defines the network'),
  layers: z.array(LAYER).min(1).describe('layers in an order in which they can run'),
});
