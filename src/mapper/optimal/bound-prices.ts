import { type MemoryLevel, usableBits } from '../../accelerator/memory-level.ts';
import { type LayerOnAccelerator, macBits } from '../../cost/assemble-cost.ts';
import { elementsPerRow } from '../../cost/element-bits.ts';
import type { NestPair } from '../../cost/nest-pairs.ts';
import { macPj } from '../../technology/cost-table.ts';
import { productOfExtents } from '../../workload/dims.ts';
import type { Operand } from '../../workload/operand.ts';
import { resolvePrecision } from '../../workload/precision.ts';
import type { BoundColumns } from './bound-columns.ts';

/** What crosses one pair, with its widths and prices at both ends; outputs at the narrower of their widths. */
export interface PairPrice {
  readonly isOutputs: boolean;
  readonly child: number;
  readonly parent: number;
  readonly parentBits: number;
  readonly childBits: number;
  readonly parentReadPj: number;
  readonly parentWritePj: number;
  readonly childWritePj: number;
}

/** A port of a memory that may be the limit. */
export interface PortLimit {
  readonly level: number;
  readonly bitsPerCycle: number;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** A network into a memory. */
export interface BusLimit {
  readonly level: number;
  readonly inBitsPerCycle: number;
  readonly outBitsPerCycle: number;
  readonly waits: boolean;
}

/** What the tiles of a memory may take. */
export interface RoomLimit {
  readonly tiles: readonly { readonly column: number; readonly bits: number }[];
  readonly haveBits: number;
}

export function pairPrice(
  subject: LayerOnAccelerator,
  { operand, child, parent }: NestPair,
): PairPrice {
  const { accelerator, costs } = subject;
  const bitsAt = (level: number) =>
    level < accelerator.memories.length ? narrowestBits(subject, level, operand) : 0;
  const price = (level: number, isRead: boolean) => {
    const memory = accelerator.memories[level];
    const cost = costs.memories[level];
    if (memory === undefined || cost === undefined) return 0;
    const pj = isRead ? cost.readPjPerRow : cost.writePjPerRow;
    return pj / elementsPerRow(memory.rowBits, bitsAt(level));
  };
  return {
    isOutputs: operand === 'outputs',
    child,
    parent,
    parentBits: bitsAt(parent),
    childBits: bitsAt(child),
    parentReadPj: price(parent, true),
    parentWritePj: price(parent, false),
    childWritePj: price(child, false),
  };
}

export function roomLimits(
  subject: LayerOnAccelerator,
  columns: BoundColumns,
): readonly RoomLimit[] {
  return subject.accelerator.memories.flatMap((memory, level) => {
    const tiles = columns.tiles.flatMap((tile, index) =>
      tile.level === level
        ? [{ column: columns.tilesAt + index, bits: narrowestBits(subject, level, tile.operand) }]
        : [],
    );
    return tiles.length > 0 ? [{ tiles, haveBits: usableBits(memory) }] : [];
  });
}

export function portLimits({ bandwidth }: MemoryLevel, level: number): readonly PortLimit[] {
  const port = (bitsPerCycle: number | null, reads: boolean, writes: boolean) =>
    bitsPerCycle === null ? [] : [{ level, bitsPerCycle, reads, writes }];
  return [
    ...port(bandwidth.readBitsPerCycle, true, false),
    ...port(bandwidth.writeBitsPerCycle, false, true),
    ...port(bandwidth.sharedBitsPerCycle, true, true),
  ];
}

export function busLimits({ network }: MemoryLevel, level: number): readonly BusLimit[] {
  if (network === undefined) return [];
  const { inBitsPerCycle, outBitsPerCycle, overlapsCompute } = network;
  return [
    {
      level,
      inBitsPerCycle: inBitsPerCycle ?? Number.POSITIVE_INFINITY,
      outBitsPerCycle: outBitsPerCycle ?? Number.POSITIVE_INFINITY,
      waits: !overlapsCompute,
    },
  ];
}

/** Energy of the MACs: the same for all nests. */
export function macEnergyPj({ layer, accelerator, costs }: LayerOnAccelerator): number {
  return productOfExtents(layer.extents) * (macPj(costs, macBits(layer, accelerator)) ?? 0);
}

/** Width of an element; outputs, which may be sums in the making or finished, at the narrower. */
function narrowestBits(
  { layer, accelerator }: LayerOnAccelerator,
  level: number,
  operand: Operand,
) {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const own =
    operand === 'outputs' ? Math.min(precision.outputs, precision.partialSums) : precision[operand];
  return accelerator.memories[level]?.elementBits ?? own;
}
