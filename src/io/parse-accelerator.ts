import type { Accelerator } from '../accelerator/accelerator.ts';
import type { LevelNetwork } from '../accelerator/level-network.ts';
import type { MemoryLevel } from '../accelerator/memory-level.ts';
import type { TileStream } from '../accelerator/tile-stream.ts';
import type { FanOutWiring } from '../accelerator/wiring.ts';
import { InputError } from '../base/errors.ts';
import { wordBits } from '../codesign/memory-of-gene.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import type { PrecisionBits } from '../workload/precision.ts';
import { brokenAcceleratorRules } from './accelerator-rules.ts';
import {
  type AcceleratorNames,
  type AcceleratorYaml,
  acceleratorSchema,
  type MemoryYaml,
  type TileStreamYaml,
  UNLIMITED,
} from './accelerator-schema.ts';
import { parseLocatedYaml } from './yaml-document.ts';

const BITS_PER_KIB = 8192;

/**
 * Reads an accelerator from YAML (docs/accelerators.md).
 *
 * @param file  name that problems print
 * @throws InputError with every problem and its line: first of keys and values, then of how the parts fit together
 */
export function parseAccelerator(text: string, file: string, names: AcceleratorNames): Accelerator {
  const { value, problemAt } = parseLocatedYaml(text, file, acceleratorSchema(names));
  const accelerator = toAccelerator(value);
  const broken = brokenAcceleratorRules(accelerator);
  if (broken.length === 0) return accelerator;
  throw new InputError(broken.map(({ at, ...words }) => problemAt(at, words)));
}

function toAccelerator({
  memories,
  fpga,
  tileStream,
  clockPjPerPeCycle,
  ...rest
}: AcceleratorYaml): Accelerator {
  return {
    ...rest,
    ...(clockPjPerPeCycle === undefined ? {} : { clockPjPerPeCycle }),
    ...(tileStream === undefined ? {} : { tileStream: toTileStream(tileStream) }),
    memories: memories.map((memory) => toMemory(memory, rest.precisionBits)),
    fpga: fpga ?? null,
    ...(memories.some(({ wires }) => wires !== undefined) ? { wiring: toWiring(memories) } : {}),
  };
}

/** A memory without wires carries nothing where others have some. */
function toWiring(memories: readonly MemoryYaml[]): readonly FanOutWiring[] {
  const along = (wires: NonNullable<MemoryYaml['wires']>['x'] = {}) =>
    LOOP_DIMS.flatMap((dim) => {
      const atMost = wires[dim];
      return atMost === undefined ? [] : [{ dim, atMost }];
    });
  return memories.map(({ wires }) => ({ x: along(wires?.x), y: along(wires?.y) }));
}

function toMemory(
  { capacityKiB, capacityWords, elementBits, bandwidth, network, wires: _, ...rest }: MemoryYaml,
  precision: PrecisionBits,
): MemoryLevel {
  const level = {
    ...rest,
    ...(network === undefined ? {} : { network: toNetwork(network) }),
    elementBits: elementBits ?? null,
    bandwidth: {
      readBitsPerCycle: numberOrNull(bandwidth.readBitsPerCycle),
      writeBitsPerCycle: numberOrNull(bandwidth.writeBitsPerCycle),
      sharedBitsPerCycle: numberOrNull(bandwidth.sharedBitsPerCycle),
    },
  };
  if (capacityWords !== undefined) {
    const bits = wordBits({ ...level, capacityBits: null }, precision);
    return { ...level, capacityBits: capacityWords * bits };
  }
  const kib = numberOrNull(capacityKiB ?? UNLIMITED);
  return { ...level, capacityBits: kib === null ? null : kib * BITS_PER_KIB };
}

function toNetwork({
  inBitsPerCycle,
  outBitsPerCycle,
  overlapsCompute,
}: NonNullable<MemoryYaml['network']>): LevelNetwork {
  return {
    inBitsPerCycle: numberOrNull(inBitsPerCycle),
    outBitsPerCycle: numberOrNull(outBitsPerCycle),
    overlapsCompute,
  };
}

function toTileStream({ caches, ...rest }: TileStreamYaml): TileStream {
  return {
    ...rest,
    caches: caches.map(({ capacityKiB, missCycles }) => ({
      capacityBits: capacityKiB * BITS_PER_KIB,
      missCycles,
    })),
  };
}

function numberOrNull(value: number | typeof UNLIMITED): number | null {
  return value === UNLIMITED ? null : value;
}
