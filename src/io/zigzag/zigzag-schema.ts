import { z } from 'zod';

/** Largest number of instances that an array dimension may have; larger ones are a mistake. */
const LARGEST_SIZE = 65_536;

const ALLOCATION = /^(I1|I2|O), *(fh|tl|fl|th)$/;
const UNROLLING = /^[A-Z]+, *\d+$/;
const LETTERS = /^[A-Z]+$/;

const bits = (what: string) => z.int().min(1).describe(what);
const cost = (what: string) => z.number().min(0).describe(what);
const OPERAND = z.enum(['I1', 'I2', 'O']);

const PORT = z
  .strictObject({
    name: z.string().describe('name of the port'),
    type: z.enum(['read', 'write', 'read_write']).describe('what it can do'),
    bandwidth_min: bits('smallest access, bits per cycle'),
    bandwidth_max: bits('largest access, bits per cycle'),
    allocation: z
      .array(z.string().regex(ALLOCATION, 'must be an operand and a direction, e.g. "I1, tl"'))
      .describe('data that use it: from high, to low, from low, to high'),
  })
  .superRefine((port, context) => {
    if (port.bandwidth_min <= port.bandwidth_max) return;
    const params = { got: `${port.bandwidth_min} of ${port.bandwidth_max}` };
    const message = 'bandwidth_min must not be above bandwidth_max';
    context.addIssue({ code: 'custom', message, params });
  });

const MEMORY = z.strictObject({
  size: bits('bits of one instance'),
  r_cost: cost('pJ to read bandwidth_max bits').nullish(),
  w_cost: cost('pJ to write bandwidth_max bits').nullish(),
  area: cost('area in a unit that the file does not tell').nullish(),
  latency: z.int().min(1).describe('cycles of an access'),
  mem_type: z.string().optional(),
  auto_cost_extraction: z.boolean().optional(),
  double_buffering_support: z.boolean().optional(),
  shared_memory_group_id: z.int().optional(),
  operands: z.array(OPERAND).min(1).describe('operands that are kept here'),
  ports: z.array(PORT).min(1).describe('ways in and out'),
  served_dimensions: z
    .array(z.string())
    .describe('array dimensions along which one instance serves all units'),
});

/** A hardware file of ZigZag 3: memories innermost first, in whatever order the operands take through them. */
export const ZIGZAG_HARDWARE = z.strictObject({
  name: z.string().min(1).describe('name of the accelerator'),
  memories: z.record(z.string(), MEMORY).describe('memories, innermost first'),
  operational_array: z
    .strictObject({
      is_imc: z.literal(false).optional(),
      input_precision: z.tuple([bits('bits of an input'), bits('bits of a weight')]).optional(),
      unit_energy: cost('pJ of one multiply-accumulate'),
      unit_area: cost('area of one unit').optional(),
      dimensions: z.array(z.string()).min(1).describe('names of the array dimensions'),
      sizes: z
        .array(z.int().min(1).max(LARGEST_SIZE))
        .min(1)
        .describe('units along each array dimension'),
    })
    .describe('the array of multiply-accumulate units'),
});

const UNROLLINGS = z.record(
  z.string(),
  z.array(z.string().regex(UNROLLING, 'must be a loop and a number, e.g. "K, 16"')),
);
const MEMORY_OPERAND = z.enum(['I1', 'I2', 'O']);

/** A mapping file of ZigZag 3: an entry for each layer, kind of layer, or `default`. */
export const ZIGZAG_MAPPING = z
  .array(
    z.strictObject({
      name: z.string().describe('a layer, a kind of layers, or "default"'),
      core_allocation: z.unknown().optional(),
      spatial_mapping: UNROLLINGS.nullish(),
      spatial_mapping_hint: z
        .record(
          z.string(),
          z.array(z.string().regex(LETTERS, 'must be the letters of a loop, e.g. "K"')),
        )
        .optional(),
      temporal_ordering: z.array(z.unknown()).optional(),
      memory_operand_links: z
        .strictObject({ O: MEMORY_OPERAND, W: MEMORY_OPERAND, I: MEMORY_OPERAND })
        .optional(),
    }),
  )
  .min(1);

export type ZigzagHardwareYaml = z.infer<typeof ZIGZAG_HARDWARE>;
export type ZigzagMemoryYaml = z.infer<typeof MEMORY>;
export type ZigzagPortYaml = z.infer<typeof PORT>;
export type ZigzagMappingYaml = z.infer<typeof ZIGZAG_MAPPING>;
