import { loopLines } from '../loop-nest.ts';
import { capacityBytes, grouped, percent } from '../number-format.ts';
import type { KeptTile, NestLevel } from './nest-level.ts';

const INDENT = '  ';

/** PEs that the spatial loops use, and all there are. */
export interface PeUse {
  readonly used: number;
  readonly all: number;
}

/**
 * A loop nest as it is drawn in papers, DRAM on top: each memory with the tiles that it keeps while the loops below it
 * run and the share of its room that they take, then its loops. `parallel-for` loops run side by side along an axis.
 */
export function nestDrawing(levels: readonly NestLevel[], pes: PeUse): string {
  const lines: string[] = [];
  let depth = 0;
  for (const level of levels) {
    lines.push(INDENT.repeat(depth) + memoryLine(level));
    for (const line of loopLines(level)) {
      lines.push(INDENT.repeat(depth) + line);
      depth += 1;
    }
  }
  const work = `multiply-accumulate on ${grouped(pes.used)} of ${grouped(pes.all)} PEs`;
  return [...lines, INDENT.repeat(depth) + work].join('\n');
}

function memoryLine(level: NestLevel): string {
  const name = level.instances === 1 ? level.memory : `${level.memory} ${instancesOf(level)}`;
  const tiles = level.tiles.map(tileWords);
  return `${name}: ${tiles.length === 0 ? 'nothing' : tiles.join(', ')}${room(level)}`;
}

function tileWords({ operand, elements, shape }: KeptTile): string {
  return elements === 1 ? `${operand} 1` : `${operand} ${grouped(elements)} = ${shape}`;
}

function instancesOf({ usedInstances, instances }: NestLevel): string {
  return `(${grouped(usedInstances)} of ${grouped(instances)})`;
}

function room({ tiles, occupiedBits, usableBits, doubleBuffered }: NestLevel): string {
  if (usableBits === null || tiles.length === 0) return '';
  const of = capacityBytes(usableBits) + (doubleBuffered ? ' (double-buffered)' : '');
  return ` [${percent(occupiedBits / usableBits)} of ${of}]`;
}
