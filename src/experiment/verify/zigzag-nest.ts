import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryLevel } from '../../accelerator/memory-level.ts';
import { arrayWires } from '../../io/zigzag/array-wires.ts';
import { ordersOf } from '../../io/zigzag/parse-hardware.ts';
import { unrollingOf } from '../../io/zigzag/parse-mapping.ts';
import { toDesign, type ZigzagDesign } from '../../io/zigzag/to-design.ts';
import type { ZigzagHardware, ZigzagMemory } from '../../io/zigzag/zigzag-hardware.ts';
import type { Loop, Mapping, MappingLevel, SpatialLoop } from '../../mapping/mapping.ts';
import type { CostTable, MemoryCost } from '../../technology/cost-table.ts';
import type { LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { isRelevant, type Operand } from '../../workload/operand.ts';
import type { ZigzagLayer } from './zigzag-case.ts';

/** ZigZag's own mapping of a layer, with the hardware in the order that it needs. */
export interface ZigzagNest extends ZigzagDesign {
  readonly mapping: Mapping;
  /** Memories of which two operands keep different tiles: here each has one of the full size and bandwidth for itself. */
  readonly split: readonly string[];
}

type Letters = Readonly<Record<string, LoopDim>>;

/** Orders of memories that are looked at for one that the loops of all operands fit into. */
const MOST_ORDERS = 5000;
const LETTER_OF: Readonly<Record<Operand, 'W' | 'I' | 'O'>> = {
  weights: 'W',
  inputs: 'I',
  outputs: 'O',
};

/**
 * ZigZag's mapping of a layer in our terms; null where it has no nest here.
 *
 * In ZigZag one order of loops holds for all operands, and each operand cuts it into levels of its own. Here a level cuts
 * it for all. So the memories are put in an order in which the cuts go outwards, where a cut may move over loops that are
 * irrelevant to its operand: the tile is the same. Levels in which a dimension has two loops are cut in two.
 */
export function zigzagNest(
  hardware: ZigzagHardware,
  record: ZigzagLayer,
  layer: Layer,
  letters: Letters,
): ZigzagNest | null {
  const loops = record.temporal_mapping.O.flat().map((text) => loopOf(text, letters));
  const unrolling = new Map(
    Object.entries(record.user_spatial_mapping).map(([name, dims]) => [
      name,
      new Map(Object.entries(dims)),
    ]),
  );
  const wires = arrayWires(hardware, unrollingOf({ unrolling }, letters));
  const cuts = cutsOf(hardware, record, loops);
  if (cuts === null) return null;
  const memories = cuts.map(({ memory }) => memory);
  const cutHardware = { ...hardware, memories };
  for (const order of ordersOf(cutHardware, wires, MOST_ORDERS)) {
    const placed = order.map(({ memory }) => cuts.find((cut) => cut.memory === memory));
    const ends = endsOf(placed.toReversed());
    if (ends === null) continue;
    const { accelerator, costs } = toDesign(cutHardware, order, wires, []);
    const { wiring: _, ...bare } = accelerator;
    const levels = toLevels(bare, loops, ends.toReversed(), (level) =>
      spatialLoops(accelerator, level, layer),
    );
    const split = hardware.memories
      .map(({ name }) => name)
      .filter((name) => !memories.some((memory) => memory.name === name));
    return { ...assembled(bare, costs, levels), split };
  }
  return null;
}

function loopOf(text: string, letters: Letters): Loop {
  const [, letter = '', bound = '1'] = /^\((\w+), (\d+)\)$/.exec(text) ?? [];
  const dim = letters[letter];
  if (dim === undefined) throw new Error(`loop ${text} is not known`);
  return { dim, bound: Number(bound) };
}

/** Where the tile of a memory may end, as a number of loops from the inside. */
interface Cut {
  readonly memory: ZigzagMemory;
  readonly from: number;
  readonly to: number;
}

/** The cuts of all memories, innermost first; a memory whose operands cut apart is listed for each. */
function cutsOf(
  { memories }: ZigzagHardware,
  { temporal_mapping: mapping }: ZigzagLayer,
  loops: readonly Loop[],
): readonly Cut[] | null {
  const chains = (['weights', 'inputs', 'outputs'] as const).map((operand) => {
    const levels = mapping[LETTER_OF[operand]];
    const chain = memories.filter(({ holds }) => holds.includes(operand));
    return { operand, levels, chain };
  });
  const order = mapping.O.flat().join();
  const isKnown = chains.every(
    ({ levels, chain }) => levels.length === chain.length && levels.flat().join() === order,
  );
  if (!isKnown) return null;
  return memories.flatMap((memory) => {
    const own = chains
      .filter(({ chain }) => chain.includes(memory))
      .map(({ operand, levels, chain }) => {
        const end = levels.slice(0, chain.indexOf(memory) + 1).flat().length;
        return { operand, ...range(end, loops, operand) };
      });
    const from = Math.max(...own.map((cut) => cut.from));
    const to = Math.min(...own.map((cut) => cut.to));
    if (from <= to) return [{ memory, from, to }];
    return own.map((cut) => ({
      memory: { ...memory, name: `${memory.name}_${cut.operand}`, holds: [cut.operand] },
      from: cut.from,
      to: cut.to,
    }));
  });
}

function range(end: number, loops: readonly Loop[], operand: Operand) {
  const isFree = (index: number) => {
    const loop = loops[index];
    return loop !== undefined && !isRelevant(operand, loop.dim);
  };
  let from = end;
  while (isFree(from - 1)) from--;
  let to = end;
  while (isFree(to)) to++;
  return { from, to };
}

/** Ends of the tiles, innermost first, none inside the one before; null where there are none. */
function endsOf(cuts: readonly (Cut | undefined)[]): readonly number[] | null {
  const ends: number[] = [];
  for (const cut of cuts) {
    const end = Math.max(cut?.from ?? 0, ends.at(-1) ?? 0);
    if (cut === undefined || end > cut.to) return null;
    ends.push(end);
  }
  return ends;
}

/** A level of the nest; `isPlain` where it is there for its loops alone and keeps nothing. */
interface NestLevel {
  readonly memory: MemoryLevel;
  readonly entry: MappingLevel;
  readonly isPlain: boolean;
}

/** @param ends  outermost level first */
function toLevels(
  { memories }: Accelerator,
  loops: readonly Loop[],
  ends: readonly number[],
  spatialBelow: (level: number) => readonly SpatialLoop[],
): readonly NestLevel[] {
  return memories.flatMap((memory, level) => {
    const start = ends[level + 1] ?? 0;
    const end = level === 0 ? loops.length : (ends[level] ?? start);
    const parts = withoutRepeats(loops.slice(start, end).toReversed());
    return parts.map((temporal, place): NestLevel => {
      const isPlain = place > 0;
      const name = isPlain ? `${memory.name}_${place}` : memory.name;
      const spatial = place === parts.length - 1 ? spatialBelow(level) : [];
      const entry = { memory: name, keeps: isPlain ? [] : memory.holds, temporal, spatial };
      return { memory: isPlain ? plain(memory, name) : memory, entry, isPlain };
    });
  });
}

/** Loops outermost first, neighbours over one dimension as one, cut where a dimension comes back. */
function withoutRepeats(loops: readonly Loop[]): readonly (readonly Loop[])[] {
  const parts: Loop[][] = [[]];
  for (const loop of loops) {
    const open = parts.at(-1) ?? [];
    const last = open.at(-1);
    if (last?.dim === loop.dim)
      open.splice(-1, 1, { dim: loop.dim, bound: last.bound * loop.bound });
    else if (open.some(({ dim }) => dim === loop.dim)) parts.push([loop]);
    else open.push(loop);
  }
  return parts;
}

function plain(memory: MemoryLevel, name: string): MemoryLevel {
  const unlimited = { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: null };
  return { ...memory, name, kind: 'sram', holds: [], capacityBits: null, bandwidth: unlimited };
}

/** What the array unrolls below a level. */
function spatialLoops(
  { wiring }: Accelerator,
  level: number,
  { extents }: Layer,
): readonly SpatialLoop[] {
  const below = wiring?.[level];
  return (['x', 'y'] as const).flatMap((axis) =>
    (below?.[axis] ?? []).flatMap(({ dim, atMost }): SpatialLoop[] => {
      const bound = Math.min(atMost, extents[dim]);
      return bound > 1 ? [{ dim, bound, axis }] : [];
    }),
  );
}

function assembled(
  accelerator: Accelerator,
  costs: CostTable,
  levels: readonly NestLevel[],
): Omit<ZigzagNest, 'split'> {
  const free: MemoryCost = {
    readPjPerRow: 0,
    writePjPerRow: 0,
    areaMm2: null,
    leakagePjPerCycle: null,
    hopPjPerElement: null,
  };
  let next = 0;
  const memoryCosts = levels.map(({ isPlain }) =>
    isPlain ? free : (costs.memories[next++] ?? free),
  );
  return {
    accelerator: { ...accelerator, memories: levels.map(({ memory }) => memory) },
    costs: { ...costs, memories: memoryCosts },
    mapping: { levels: levels.map(({ entry }) => entry) },
  };
}
