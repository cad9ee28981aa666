import { z } from 'zod';

/** Tags of Timeloop 4's nodes. */
export const NODE_TAGS = ['Container', 'Component', 'Parallel', 'Hierarchical', 'Nothing'] as const;

const whole = (what: string) => z.int().min(0).describe(what);
/** `[C]`, or `[R, Wdilation]` with a coefficient. */
const TERM = z.array(z.string()).min(1).max(2);

const DATA_SPACE = z.strictObject({
  name: z.string().describe('name of the tensor'),
  projection: z.array(z.array(TERM).min(1)).describe('its dimensions, each a sum of terms'),
  'read-write': z.boolean().optional().describe('whether it is the output'),
  read_write: z.boolean().optional().describe('whether it is the output'),
});

const SHAPE = z.strictObject({
  name: z.string().optional(),
  version: z.unknown().optional(),
  dimensions: z.array(z.string()).min(1).describe('names of the loops'),
  coefficients: z
    .array(z.strictObject({ name: z.string(), default: whole('where an instance says nothing') }))
    .optional()
    .describe('strides and dilations'),
  'data-spaces': z.array(DATA_SPACE).optional(),
  data_spaces: z.array(DATA_SPACE).optional(),
});

/** What is checked by hand, where keys depend on the rest of the file: instances, and nodes in nodes. */
const DICTIONARY = z.record(z.string(), z.unknown());

const DIRECTIVE = z.strictObject({
  target: z.string().describe('name of a memory of the architecture'),
  type: z.enum(['temporal', 'spatial', 'bypass', 'datatype', 'dataspace']),
  factors: z.union([z.string(), z.array(z.string())]).optional(),
  permutation: z.union([z.string(), z.array(z.string())]).optional(),
  split: whole('loops of a spatial permutation that run along x').optional(),
  keep: z.array(z.string()).optional(),
  bypass: z.array(z.string()).optional(),
  no_multicast_no_reduction: z.literal(false).optional(),
});

const TARGETS = z.union([
  z.strictObject({ version: z.unknown().optional(), targets: z.array(z.looseObject({})) }),
  z.array(z.looseObject({})),
]);

/** A file for Timeloop 4, or for version 0.3 with `subtree`; what only its mapper and Accelergy read is passed over. */
export const TIMELOOP_SCHEMA = z.strictObject({
  problem: z
    .looseObject({ shape: z.union([z.string(), SHAPE]), instance: DICTIONARY.optional() })
    .optional(),
  architecture: DICTIONARY.optional(),
  mapping: z.array(DIRECTIVE).optional(),
  architecture_constraints: TARGETS.optional(),
  constraints: TARGETS.optional(),
  mapper: z.unknown().optional(),
  mapspace: z.unknown().optional(),
  mapspace_constraints: z.unknown().optional(),
  globals: z.unknown().optional(),
  variables: DICTIONARY.optional(),
  components: z.unknown().optional(),
  compound_components: z.unknown().optional(),
});

export type TimeloopYaml = z.infer<typeof TIMELOOP_SCHEMA>;
export type ProblemYaml = NonNullable<TimeloopYaml['problem']>;
export type ShapeYaml = z.infer<typeof SHAPE>;
export type DataSpaceYaml = z.infer<typeof DATA_SPACE>;
export type DirectiveYaml = z.infer<typeof DIRECTIVE>;
