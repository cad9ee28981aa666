import type { LoopDim } from '../../workload/dims.ts';
import { parseLocatedYaml } from '../yaml-document.ts';
import type { Unrolling } from './array-wires.ts';
import { ZIGZAG_MAPPING, type ZigzagMappingYaml } from './zigzag-schema.ts';
import { DEFAULT_LINKS, type MemoryOperand, type OperandLinks } from './zigzag-words.ts';

/** What a mapping file says of the layers that an entry is for. */
export interface ZigzagMappingEntry {
  /** A layer, a kind of layers, or `default`. */
  readonly name: string;
  /** By array dimension: the loops that unroll there, by ZigZag's letters, with the places they take; null: as many as fit. */
  readonly unrolling: ReadonlyMap<string, ReadonlyMap<string, number | null>>;
  readonly links: OperandLinks;
}

/**
 * Reads a mapping file of ZigZag. Temporal orderings are passed over: the mapper looks for its own.
 *
 * @throws InputError with every problem and its line
 */
export function parseZigzagMapping(text: string, file: string): readonly ZigzagMappingEntry[] {
  const { value } = parseLocatedYaml(text, file, ZIGZAG_MAPPING, { lastKeyCounts: true });
  return value.map(entryOf);
}

function entryOf(entry: ZigzagMappingYaml[number]): ZigzagMappingEntry {
  const fixed = Object.entries(entry.spatial_mapping ?? {}).map(
    ([dimension, loops]): [string, Map<string, number | null>] => [
      dimension,
      new Map(
        loops.map((loop) => {
          const [letters = '', places = '1'] = loop.split(/, */);
          return [letters, Number(places)];
        }),
      ),
    ],
  );
  const hinted = Object.entries(entry.spatial_mapping_hint ?? {}).map(
    ([dimension, letters]): [string, Map<string, number | null>] => [
      dimension,
      new Map(letters.map((one) => [one, null])),
    ],
  );
  return {
    name: entry.name,
    unrolling: new Map([...hinted, ...fixed]),
    links: linksOf(entry.memory_operand_links),
  };
}

function linksOf(links: ZigzagMappingYaml[number]['memory_operand_links']): OperandLinks {
  if (links === undefined) return DEFAULT_LINKS;
  const held: Record<MemoryOperand, OperandLinks[MemoryOperand]> = { ...DEFAULT_LINKS };
  held[links.W] = 'weights';
  held[links.I] = 'inputs';
  held[links.O] = 'outputs';
  return held;
}

/** The entry for a layer, as ZigZag chooses it: by its name, else by its kind, else the default. */
export function entryFor(
  entries: readonly ZigzagMappingEntry[],
  layer: string,
  kind: string,
): ZigzagMappingEntry | undefined {
  return [layer, kind, 'default'].flatMap(
    (name) => entries.find((entry) => entry.name === name) ?? [],
  )[0];
}

/** An entry's loops in our letters; those that a kind of layer does not have spread nowhere. */
export function unrollingOf(
  { unrolling }: Pick<ZigzagMappingEntry, 'unrolling'>,
  letters: Readonly<Record<string, LoopDim>>,
): Unrolling {
  return new Map(
    [...unrolling].map(([dimension, loops]) => [
      dimension,
      new Map(
        [...loops].flatMap(([letter, places]): [LoopDim, number | null][] => {
          const dim = letters[letter];
          return dim === undefined ? [] : [[dim, places]];
        }),
      ),
    ]),
  );
}
