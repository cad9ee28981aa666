import { Document, isMap, isSeq, visit } from 'yaml';
import type { Accelerator } from '../accelerator/accelerator.ts';
import type { LevelNetwork } from '../accelerator/level-network.ts';
import type { MemoryLevel } from '../accelerator/memory-level.ts';
import type { TileStream } from '../accelerator/tile-stream.ts';
import type { FanOutWiring } from '../accelerator/wiring.ts';
import { wordBits } from '../codesign/memory-of-gene.ts';
import type { PrecisionBits } from '../workload/precision.ts';
import { UNLIMITED } from './accelerator-schema.ts';

const BITS_PER_KIB = 8192;

/**
 * An accelerator as a file that loads back to an equal one; a search writes the designs that it finds so.
 *
 * Capacities are written in elements where they are whole numbers of them, and in KiB otherwise or from 1 KiB up.
 */
export function acceleratorToYaml(accelerator: Accelerator): string {
  const { name, title, source, clockMHz, technology, precisionBits } = accelerator;
  const { peArray, arrayTiming, clockPjPerPeCycle, dataflows, fpga, tileStream, memories } =
    accelerator;
  const document = new Document({
    name,
    title,
    source,
    clockMHz,
    technology,
    precisionBits,
    peArray,
    arrayTiming,
    ...(clockPjPerPeCycle === undefined ? {} : { clockPjPerPeCycle }),
    dataflows,
    ...(fpga === null ? {} : { fpga }),
    ...(tileStream === undefined ? {} : { tileStream: tileStreamYaml(tileStream) }),
    memories: memories.map((memory, level) => ({
      ...memoryYaml(memory, precisionBits),
      ...wiresYaml(accelerator.wiring?.[level]),
    })),
  });
  writeSmallCollectionsInLine(document);
  return document.toString({ lineWidth: 0 });
}

function wiresYaml(wiring: FanOutWiring | undefined): Record<string, unknown> {
  if (wiring === undefined) return {};
  const along = (wires: FanOutWiring['x']) =>
    Object.fromEntries(wires.map(({ dim, atMost }) => [dim, atMost]));
  return { wires: { x: along(wiring.x), y: along(wiring.y) } };
}

function memoryYaml(memory: MemoryLevel, precision: PrecisionBits): Record<string, unknown> {
  const { name, kind, holds, rowBits, elementBits, grid, doubleBuffered, latencyCycles } = memory;
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = memory.bandwidth;
  return {
    name,
    kind,
    holds,
    ...capacityYaml(memory, precision),
    rowBits,
    ...(elementBits === null ? {} : { elementBits }),
    bandwidth: {
      readBitsPerCycle: readBitsPerCycle ?? UNLIMITED,
      writeBitsPerCycle: writeBitsPerCycle ?? UNLIMITED,
      sharedBitsPerCycle: sharedBitsPerCycle ?? UNLIMITED,
    },
    grid,
    doubleBuffered,
    latencyCycles,
    ...(memory.network === undefined ? {} : { network: networkYaml(memory.network) }),
  };
}

function networkYaml({ inBitsPerCycle, outBitsPerCycle, overlapsCompute }: LevelNetwork) {
  return {
    inBitsPerCycle: inBitsPerCycle ?? UNLIMITED,
    outBitsPerCycle: outBitsPerCycle ?? UNLIMITED,
    overlapsCompute,
  };
}

function tileStreamYaml({ caches, ...rest }: TileStream): Record<string, unknown> {
  const kib = caches.map(({ capacityBits, missCycles }) => ({
    capacityKiB: capacityBits / BITS_PER_KIB,
    missCycles,
  }));
  return { ...rest, caches: kib };
}

/** A division by 8192 is exact in binary, so that KiB lose nothing even where they look odd. */
function capacityYaml(memory: MemoryLevel, precision: PrecisionBits): Record<string, unknown> {
  const { capacityBits } = memory;
  if (capacityBits === null) return { capacityKiB: UNLIMITED };
  const words = capacityBits / wordBits(memory, precision);
  const small = memory.kind === 'register-file' || capacityBits < BITS_PER_KIB;
  return Number.isInteger(words) && small
    ? { capacityWords: words }
    : { capacityKiB: capacityBits / BITS_PER_KIB };
}

/** `{ rows: 12, columns: 14 }` on one line; only the memories and the whole document take a line for each key. */
function writeSmallCollectionsInLine(document: Document): void {
  visit(document, {
    Collection: (_key, node) => {
      const items = isMap(node)
        ? node.items.map(({ value }) => value)
        : isSeq(node)
          ? node.items
          : [];
      if (items.every((item) => !isMap(item) && !isSeq(item))) node.flow = true;
    },
  });
}
