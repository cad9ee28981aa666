import { z } from 'zod';
import { MEMORY_KINDS } from '../accelerator/memory-level.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import { OPERANDS } from '../workload/operand.ts';

/** What an accelerator file may refer to by name. */
export interface AcceleratorNames {
  /** Cost tables, e.g. `cmos-65nm`. */
  readonly technologies: readonly string[];
  /** Dataflows that the mapper knows, e.g. `row-stationary`. */
  readonly dataflows: readonly string[];
  /** FPGA devices, e.g. `zcu104`. */
  readonly devices: readonly string[];
}

export const UNLIMITED = 'unlimited';

/** What an accelerator file holds; docs/accelerators.md explains every key. */
export type AcceleratorYaml = z.infer<ReturnType<typeof acceleratorSchema>>;
export type MemoryYaml = z.infer<typeof MEMORY>;
export type TileStreamYaml = z.infer<typeof TILE_STREAM>;

/** The most rows or columns that a PE array or a grid of memories may have. */
export const LARGEST_GRID = 65_536;

const side = (what: string) => z.int().min(1).max(LARGEST_GRID).describe(what);
const bits = (what: string) => z.int().min(1).max(64).describe(what);
const orUnlimited = (what: string) =>
  z.union([z.number().positive(), z.literal(UNLIMITED)]).describe(what);
const name = (what: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][\w-]*$/, 'must be a name of letters, digits, "-" and "_"')
    .describe(what);

const GRID = z.strictObject({
  rows: side('instances along a column'),
  columns: side('instances along a row'),
});

const BANDWIDTH = z.strictObject({
  readBitsPerCycle: orUnlimited('bits that one instance can read per clock cycle'),
  writeBitsPerCycle: orUnlimited('bits that one instance can write per clock cycle'),
  sharedBitsPerCycle: orUnlimited('limit on reads and writes together, e.g. of a single port'),
});

const NETWORK = z.strictObject({
  inBitsPerCycle: orUnlimited('bits that arrive per clock cycle, one for several instances once'),
  outBitsPerCycle: orUnlimited('bits of outputs that leave per clock cycle'),
  overlapsCompute: z.boolean().describe('whether the PEs work while the next tiles arrive'),
});

const WIRE = z.partialRecord(z.enum(LOOP_DIMS), side('most children along the dimension'));

const WIRES = z.strictObject({
  x: WIRE.describe('loops along a row, with the most children each'),
  y: WIRE.describe('loops along a column, with the most children each'),
});

const MEMORY = z
  .strictObject({
    name: name('name of the level, unique in the accelerator'),
    kind: z.enum(MEMORY_KINDS).describe('what it is built as'),
    holds: z.array(z.enum(OPERANDS)).min(1).describe('operands that may be kept here'),
    capacityKiB: orUnlimited('capacity of one instance in KiB').optional(),
    capacityWords: z.int().min(1).describe('capacity of one instance in elements').optional(),
    rowBits: z.int().min(1).describe('width of one physical access'),
    elementBits: bits('width that every element takes here, whatever its precision').optional(),
    bandwidth: BANDWIDTH.describe('bits per clock cycle of one instance'),
    grid: GRID.describe('how many instances there are'),
    doubleBuffered: z
      .boolean()
      .describe('whether half of the capacity is filled while the other is used'),
    latencyCycles: z.int().min(0).describe('cycles from a request to its first word'),
    network: NETWORK.optional().describe('buses between all instances and the level outside'),
    wires: WIRES.optional().describe('loops that may spread over the children'),
  })
  .superRefine(({ capacityKiB, capacityWords }, context) => {
    if ((capacityKiB === undefined) !== (capacityWords === undefined)) return;
    const got = capacityKiB === undefined ? 'neither' : 'both';
    const message = 'must give either capacityKiB or capacityWords';
    context.addIssue({ code: 'custom', message, params: { got } });
  });

const TILE_STREAM = z.strictObject({
  instructions: z
    .strictObject({
      leastCycles: z.number().positive().describe('the least that one instruction takes'),
      issueCycles: z.number().positive().describe('mean cycles between two instructions'),
    })
    .describe('how the array takes instructions'),
  requests: z
    .strictObject({
      lineBytes: z.int().min(1).describe('contiguous bytes that one read fetches at most'),
      readCycles: z.number().min(0).describe('cycles of a read besides its bytes'),
      writeCycles: z.number().min(0).describe('cycles of a write besides its bytes'),
    })
    .describe('what a transfer costs beyond its bits'),
  caches: z
    .array(
      z.strictObject({
        capacityKiB: z.number().positive().describe('capacity in KiB'),
        missCycles: z.number().min(0).describe('cycles of a line that is not found here'),
      }),
    )
    .describe('caches between the DRAM port and the DRAM, nearest the port first'),
  writeMissFactor: z.number().min(1).describe('how many times longer a missed write takes'),
  overlapExponent: z.number().min(1).describe('how well work and transfers overlap, from 1 up'),
});

/** The schema of `accelerators/*.yaml`, with the names that may be used in it. */
export function acceleratorSchema(names: AcceleratorNames) {
  return z.strictObject({
    name: name('name of the design; the file is called the same'),
    title: z.string().min(1).describe('one line for lists and plots'),
    source: z.string().min(1).describe('paper or document that the numbers are from'),
    clockMHz: z.number().positive().describe('clock of the PE array and its memories'),
    technology: z.enum(names.technologies).describe('cost table that energy and area come from'),
    precisionBits: z
      .strictObject({
        weights: bits('bits of a weight'),
        inputs: bits('bits of an input'),
        partialSums: bits('bits of a sum that is not finished'),
        outputs: bits('bits of a finished output'),
      })
      .describe('widths that the datapath works at'),
    peArray: GRID.describe('grid of PEs, each one multiply-accumulate per cycle'),
    arrayTiming: z
      .strictObject({
        skewCycles: z.int().min(0).describe('cycles until the last PE has its first operands'),
        preloadCycles: z.int().min(0).describe('cycles to load the stationary operand'),
        foldOperand: z
          .enum(OPERANDS)
          .nullable()
          .default(null)
          .describe(
            'operand that stays during a fold; the preload is paid each time it is replaced',
          ),
        drainsBetweenFolds: z
          .boolean()
          .default(false)
          .describe('whether the array empties between two folds'),
      })
      .describe('how the array pays for its skew'),
    clockPjPerPeCycle: z
      .number()
      .positive()
      .optional()
      .describe('energy of clock and control for one PE that works and one cycle'),
    dataflows: z
      .array(z.enum(names.dataflows))
      .min(1)
      .describe('dataflows that the array supports; the mapper tries each'),
    fpga: z
      .strictObject({
        device: z.enum(names.devices).describe('device whose resources are the budget'),
        maxUtilization: z
          .number()
          .positive()
          .max(1)
          .describe('largest usable share of each resource'),
      })
      .optional()
      .describe('FPGA that the engine is built on; left out for a chip'),
    tileStream: TILE_STREAM.optional().describe('engine that runs the loops of the DRAM level'),
    memories: z.array(MEMORY).min(2).describe('memory levels, outermost (DRAM) first'),
  });
}
