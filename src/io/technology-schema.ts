import { z } from 'zod';
import type { Technology } from '../technology/technology.ts';
import { loadPackageFile } from './package-files.ts';
import { parseYamlDocument } from './yaml-document.ts';

const FOLDER = 'accelerators/technology';

const text = z.string().min(1);
const positive = z.number().positive();
const share = z.number().min(0).max(1);
const axis = z.array(positive).min(2);
const table = z.array(z.array(positive));

const mac = z.strictObject({
  bits: z.int().positive().describe('width of the wider factor'),
  energyPj: positive,
  areaMm2: positive.nullable().describe('null where it is not known; never 0'),
  leakageMw: positive.nullable(),
  source: text,
});

const fitError = z.strictObject({
  points: text,
  readMedian: share,
  readP95: share,
  writeMedian: share,
  writeP95: share,
  areaMedian: share,
  areaP95: share,
});

const memory = z
  .strictObject({
    source: text,
    capacityBits: axis,
    rowBits: axis,
    readPjPerRow: table.describe('one row for each capacity, one column for each row width'),
    writePjPerRow: table,
    areaMm2: table.nullable(),
    leakageMw: table.nullable(),
    outside: z.strictObject({
      smallCapacityEnergy: share,
      smallCapacityArea: share,
      largeCapacityEnergy: share,
      narrowRowEnergy: share,
    }),
    flipFlopPjPerBit: positive,
    flipFlopSource: text,
    fitError: fitError.nullable(),
  })
  .superRefine((law, context) => {
    for (const key of ['capacityBits', 'rowBits'] as const) {
      if (!isAscending(law[key])) {
        context.addIssue({ code: 'custom', path: [key], message: 'must rise from left to right' });
      }
    }
    for (const key of ['readPjPerRow', 'writePjPerRow', 'areaMm2', 'leakageMw'] as const) {
      const problem = law[key] === null ? undefined : shapeProblem(law[key], law);
      if (problem !== undefined) {
        context.addIssue({ code: 'custom', path: [key], message: problem });
      }
    }
  });

const dram = z
  .strictObject({
    default: text.describe("kind that an accelerator's DRAM level is taken to be"),
    kinds: z.array(z.strictObject({ name: text, pjPerBit: positive, source: text })).min(1),
  })
  .refine(({ default: name, kinds }) => kinds.some((kind) => kind.name === name), {
    path: ['default'],
    message: 'must be the name of one of the kinds',
  });

/** What a file of `accelerators/technology/` holds. */
export const technologySchema: z.ZodType<Technology> = z.strictObject({
  name: text,
  title: text,
  nodeNm: positive,
  macs: z
    .array(mac)
    .min(1)
    .refine((macs) => isAscending(macs.map(({ bits }) => bits)), {
      message: 'must be listed narrowest first, each width once',
    }),
  memory,
  dram,
  wire: z.strictObject({ pjPerBitMm: positive, source: text }).nullable(),
});

/**
 * Reads the text of a technology file.
 *
 * @param file  its name, as problems print it
 * @throws InputError with every problem and its place
 */
export function parseTechnology(text: string, file: string): Technology {
  return parseYamlDocument(text, file, technologySchema);
}

/**
 * A technology that the package brings along, e.g. `cmos-65nm`.
 *
 * @throws InputError where there is none of that name, with the nearest one
 */
export function loadTechnology(name: string): Technology {
  const file = loadPackageFile(FOLDER, name, 'technology');
  return parseTechnology(file.text, file.path);
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}

interface Axes {
  readonly capacityBits: readonly number[];
  readonly rowBits: readonly number[];
}

/** What keeps a table from making a law that is defined and monotone everywhere. */
function shapeProblem(rows: readonly (readonly number[])[], axes: Axes): string | undefined {
  const { capacityBits, rowBits } = axes;
  if (rows.length !== capacityBits.length || rows.some((row) => row.length !== rowBits.length)) {
    return `must have ${capacityBits.length} rows (capacities) of ${rowBits.length} numbers (row widths)`;
  }
  const falls = rows.some((row, i) =>
    row.some((value, j) => value < (row[j - 1] ?? 0) || value < (rows[i - 1]?.[j] ?? 0)),
  );
  if (falls) return 'must not fall with capacity (downwards) or row width (rightwards)';
  const perBit = rows.map((row, i) => (row.at(-1) ?? 0) / (capacityBits[i] ?? 1));
  const outgrows = perBit.some((value, i) => value > (perBit[i - 1] ?? value));
  return outgrows
    ? 'must not outgrow the capacity in the last column, or a wider row would cost less'
    : undefined;
}
