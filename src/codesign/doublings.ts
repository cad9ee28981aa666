import type { Accelerator } from '../accelerator/accelerator.ts';
import type { LevelNetwork } from '../accelerator/level-network.ts';
import type { Bandwidth, MemoryLevel } from '../accelerator/memory-level.ts';
import { resizePeArray } from './resize-pe-array.ts';

const PORTS = ['read', 'write', 'shared'] as const;
export type MemoryPort = (typeof PORTS)[number];

/** One part of an accelerator that has twice as much as before; all else stays. */
export type Doubling =
  | { readonly of: 'bandwidth'; readonly memory: string; readonly port: MemoryPort }
  /** Both directions of the buses into a memory. */
  | { readonly of: 'network'; readonly memory: string }
  | { readonly of: 'capacity'; readonly memory: string }
  | { readonly of: 'peRows' }
  | { readonly of: 'peColumns' };

/**
 * Everything that can be doubled: each limited port, each limited network and each limited capacity, outermost memory first, then the sides
 * of the PE array. A side of one PE is left out: which memories lie along it cannot be told.
 */
export function doublings({ memories, peArray }: Accelerator): readonly Doubling[] {
  return [
    ...memories.flatMap(({ name: memory, bandwidth }) =>
      PORTS.filter((port) => bandwidth[PORT_BANDWIDTH[port]] !== null).map(
        (port): Doubling => ({ of: 'bandwidth', memory, port }),
      ),
    ),
    ...memories
      .filter(({ network }) => Number.isFinite(networkBitsPerCycle(network)))
      .map(({ name: memory }): Doubling => ({ of: 'network', memory })),
    ...memories
      .filter(({ capacityBits }) => capacityBits !== null)
      .map(({ name: memory }): Doubling => ({ of: 'capacity', memory })),
    ...(peArray.rows > 1 ? [{ of: 'peRows' } as const] : []),
    ...(peArray.columns > 1 ? [{ of: 'peColumns' } as const] : []),
  ];
}

/** The same accelerator with one part doubled. */
export function applyDoubling(accelerator: Accelerator, doubling: Doubling): Accelerator {
  const { rows, columns } = accelerator.peArray;
  switch (doubling.of) {
    case 'bandwidth':
      return changeMemory(accelerator, doubling.memory, (memory) => ({
        ...memory,
        bandwidth: doublePort(memory.bandwidth, doubling.port),
      }));
    case 'network':
      return changeMemory(accelerator, doubling.memory, doubleNetwork);
    case 'capacity':
      return changeMemory(accelerator, doubling.memory, (memory) => ({
        ...memory,
        capacityBits: twice(memory.capacityBits),
      }));
    case 'peRows':
      return resizePeArray(accelerator, { rows: 2 * rows });
    case 'peColumns':
      return resizePeArray(accelerator, { columns: 2 * columns });
  }
}

/** The limit of a port of a memory, in the words of `Bandwidth`. */
export const PORT_BANDWIDTH = {
  read: 'readBitsPerCycle',
  write: 'writeBitsPerCycle',
  shared: 'sharedBitsPerCycle',
} as const satisfies Record<MemoryPort, keyof Bandwidth>;

/** Of a network the narrower direction; infinite where neither is ever the limit, or there is none. */
export function networkBitsPerCycle(network: LevelNetwork | undefined): number {
  return Math.min(network?.inBitsPerCycle ?? Infinity, network?.outBitsPerCycle ?? Infinity);
}

function changeMemory(
  accelerator: Accelerator,
  name: string,
  change: (memory: MemoryLevel) => MemoryLevel,
): Accelerator {
  const memories = accelerator.memories.map((memory) =>
    memory.name === name ? change(memory) : memory,
  );
  return { ...accelerator, memories };
}

function doublePort(bandwidth: Bandwidth, port: MemoryPort): Bandwidth {
  const limit = PORT_BANDWIDTH[port];
  return { ...bandwidth, [limit]: twice(bandwidth[limit]) };
}

function doubleNetwork(memory: MemoryLevel): MemoryLevel {
  if (memory.network === undefined) return memory;
  const { inBitsPerCycle, outBitsPerCycle, overlapsCompute } = memory.network;
  const network = {
    inBitsPerCycle: twice(inBitsPerCycle),
    outBitsPerCycle: twice(outBitsPerCycle),
    overlapsCompute,
  };
  return { ...memory, network };
}

function twice(limit: number | null): number | null {
  return limit === null ? null : 2 * limit;
}
