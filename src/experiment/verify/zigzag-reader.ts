import { InputError } from '../../base/errors.ts';
import { computeCycles } from '../../cost/compute-cycles.ts';
import { nestRow } from '../../cost/nest-columns.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import { arrayWires, type Unrolling } from '../../io/zigzag/array-wires.ts';
import { ordersOf } from '../../io/zigzag/parse-hardware.ts';
import { entryFor, unrollingOf } from '../../io/zigzag/parse-mapping.ts';
import { toDesign } from '../../io/zigzag/to-design.ts';
import type { ZigzagHardware } from '../../io/zigzag/zigzag-hardware.ts';
import { DEFAULT_LINKS } from '../../io/zigzag/zigzag-words.ts';
import type { LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { hasKey } from './has-key.ts';
import type { CaseResult, CyclesPair, Mismatch, ReferenceReader } from './verification.ts';
import {
  lettersOf,
  tensorBits,
  type ZigzagLayer,
  type ZigzagRun,
  zigzagLayerOf,
  zigzagRunSchema,
} from './zigzag-case.ts';
import { type ZigzagInputs, zigzagInputs } from './zigzag-files.ts';
import { floorCycles } from './zigzag-floor.ts';
import { zigzagNest } from './zigzag-nest.ts';
import { fastestCycles } from './zigzag-search.ts';

/** Orders of the memories that the mapper is to try. */
const MOST_ORDERS = 24;

const SKIPPED = {
  hardware: 'its accelerator is not in ../accelerators',
  kind: 'a layer without weights',
  floor: 'ZigZag’s latency is less than the array or the DRAM port needs at least',
  nest: 'ZigZag’s mapping is no nest whose levels hold for all operands',
  padding: 'ZigZag’s mapping has no room for the padding, which it does not keep',
  split: 'ZigZag’s mapping keeps different tiles in one memory, which is two here',
} as const;

/**
 * Runs of ZigZag as JSON. Two cases for each layer: our fastest mapping against the latency that ZigZag printed, which is
 * counted; and against ZigZag's own mapping under our model, whose steps must be the same, which can fail.
 */
export const zigzagReader: ReferenceReader = {
  format: 'zigzag',
  recognises: (name, text) => name.endsWith('.json') && hasKey(text, 'user_spatial_mapping'),
  verify: async (file, text) => {
    const run = parse(file, text);
    const inputs = zigzagInputs(file, run.accelerator);
    const results: CaseResult[] = [];
    const cycles: CyclesPair[] = [];
    const known = new Map<string, Compared>();
    for (const record of run.layers) {
      const id = `${run.accelerator} ${run.workload} ${record.layer}`;
      const subject = inputs === null ? null : subjectOf(record, inputs);
      if (subject === null) {
        const reason = inputs === null ? SKIPPED.hardware : SKIPPED.kind;
        results.push({ id, outcome: 'skipped', reason });
        continue;
      }
      const key = JSON.stringify({ ...record, layer: '' });
      const compared = known.get(key) ?? (await compare(subject));
      known.set(key, compared);
      results.push(
        printedResult(id, compared),
        resultOf(`${id}, its mapping`, compared.itsMapping),
      );
      if (compared.cycles !== null) cycles.push(compared.cycles);
    }
    return { results, cycles };
  },
};

function parse(file: string, text: string): ZigzagRun {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError({ file, rule: 'must be one JSON object' });
  }
  const parsed = zigzagRunSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.map(({ path, message }) => ({
      file,
      path: path.join('.'),
      rule: message.replace(/^Invalid input: /, ''),
    })),
  );
}

/** One layer of a run on its hardware. */
interface Subject {
  readonly record: ZigzagLayer;
  readonly layer: Layer;
  readonly letters: Readonly<Record<string, LoopDim>>;
  readonly hardware: ZigzagHardware;
  /** What the run's mapping file asks of the array; of the layer itself where there is none. */
  readonly unrolling: Unrolling;
}

function subjectOf(record: ZigzagLayer, { hardware, entries }: ZigzagInputs): Subject | null {
  const letters = lettersOf(record);
  if (letters === null) return null;
  const entry = entryFor(entries, record.layer, record.type);
  const machine = hardware(entry?.links ?? DEFAULT_LINKS);
  const used = Object.entries(record.user_spatial_mapping).map(
    ([name, loops]): [string, Map<string, number>] => [name, new Map(Object.entries(loops))],
  );
  return {
    record,
    letters,
    hardware: machine,
    layer: zigzagLayerOf(record, letters, machine.memories.at(-1)?.sizeBits ?? 0),
    unrolling: unrollingOf(entry ?? { unrolling: new Map(used) }, letters),
  };
}

/** Figures that differ, or why none are compared. */
type Figures = readonly Omit<Mismatch, 'id'>[] | (typeof SKIPPED)[keyof typeof SKIPPED];

interface Compared {
  /** Whether ours is no slower than what ZigZag printed; null where no mapping can be so fast. */
  readonly isAsFast: boolean | null;
  readonly itsMapping: Figures;
  /** Null where nothing of ours fits. */
  readonly cycles: CyclesPair | null;
}

/** ZigZag counts the first and the last tiles in another way, so its own word is a measure and no bar. */
function printedResult(id: string, { isAsFast }: Compared): CaseResult {
  return isAsFast === null
    ? { id, outcome: 'skipped', reason: SKIPPED.floor }
    : { id, outcome: 'measured', isWithin: isAsFast };
}

function resultOf(id: string, figures: Figures): CaseResult {
  if (typeof figures === 'string') return { id, outcome: 'skipped', reason: figures };
  return {
    id,
    outcome: 'compared',
    mismatches: figures.map((figure) => ({ id, ...figure })),
  };
}

async function compare(subject: Subject): Promise<Compared> {
  const { record, layer, hardware, unrolling } = subject;
  const wires = arrayWires(hardware, unrolling);
  const designs = ordersOf(hardware, wires, MOST_ORDERS).map((order) =>
    toDesign(hardware, order, wires, ['as-wired']),
  );
  const theirs = record.latency_cycles;
  const unrolled = new Map<LoopDim, number>();
  for (const loops of wires.values())
    for (const [dim, places] of loops) unrolled.set(dim, (unrolled.get(dim) ?? 1) * places);
  const dramBits = hardware.memories.at(-1)?.sizeBits ?? 0;
  const floor = floorCycles(layer, hardware, unrolled, tensorBits(record, dramBits));
  const isPossible = theirs >= Math.floor(floor);
  const itsMapping = underOurModel(subject);
  const required = 'cycles' in itsMapping ? itsMapping.cycles : Number.POSITIVE_INFINITY;
  const hoped = Math.min(required, isPossible ? theirs : Number.POSITIVE_INFINITY);
  const ours = await fastestCycles(layer, designs, { hoped, required });
  return {
    isAsFast: isPossible ? ours <= theirs : null,
    itsMapping:
      'cycles' in itsMapping
        ? slower('latencyCycles', ours, itsMapping.cycles)
        : itsMapping.figures,
    cycles: Number.isFinite(ours) ? { ours, theirs } : null,
  };
}

/** Cycles of ZigZag's mapping under our model, where its steps are the same; else why there are none. */
function underOurModel({
  record,
  layer,
  letters,
  hardware,
}: Subject): { readonly cycles: number } | { readonly figures: Figures } {
  const nest = zigzagNest(hardware, record, layer, letters);
  if (nest === null) return { figures: SKIPPED.nest };
  const steps = computeCycles(nestRow(layer, nest.mapping), 0, nest.mapping.levels.length);
  const theirSteps = record.temporal_mapping.O.flat().reduce(
    (product, loop) => product * Number(/(\d+)\)$/.exec(loop)?.[1] ?? 1),
    1,
  );
  if (steps !== theirSteps) {
    return { figures: [{ field: 'computeCycles', ours: steps, theirs: theirSteps }] };
  }
  if (nest.split.length > 0) return { figures: SKIPPED.split };
  const outcome = evaluate({ layer, ...nest });
  return outcome.ok ? { cycles: outcome.value.latencyCycles } : { figures: SKIPPED.padding };
}

function slower(field: string, ours: number, theirs: number): Figures {
  return ours > theirs ? [{ field, ours, theirs }] : [];
}
