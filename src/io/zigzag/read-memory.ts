import type { Bandwidth } from '../../accelerator/memory-level.ts';
import type { Operand } from '../../workload/operand.ts';
import type { BrokenRule } from '../accelerator-rules.ts';
import { gotWords } from '../value-words.ts';
import type { DocumentPath } from '../yaml-position.ts';
import type { ZigzagMemory } from './zigzag-hardware.ts';
import type { ZigzagMemoryYaml, ZigzagPortYaml } from './zigzag-schema.ts';
import type { MemoryOperand, OperandLinks } from './zigzag-words.ts';

/**
 * One memory of a hardware file.
 *
 * Ports of one kind are added up, since a level has one reading, one writing and one shared bandwidth here. A cost is per
 * `bandwidth_max` bits, and accesses come in steps of `bandwidth_min`, so a row is the smallest access at its share.
 *
 * @param dimensions  names of the array dimensions
 * @param broken      takes what is wrong
 */
export function readMemory(
  name: string,
  memory: ZigzagMemoryYaml,
  links: OperandLinks,
  dimensions: readonly string[],
  broken: BrokenRule[],
): ZigzagMemory {
  const at: DocumentPath = ['memories', name];
  checkServed(memory, dimensions, at, broken);
  checkPorts(memory, at, broken);
  const port = (directions: string) =>
    memory.ports.find(({ allocation }) => allocation.some((one) => directions.includes(way(one))));
  const reader = port('tl th') ?? memory.ports[0];
  const writer = port('fh fl') ?? memory.ports[0];
  const rowBits = reader?.bandwidth_min ?? 1;
  return {
    name,
    sizeBits: memory.size,
    holds: memory.operands.map((operand) => links[operand]),
    bandwidth: bandwidthOf(memory.ports),
    innerBits: innerBitsOf(memory.ports, links),
    rowBits,
    readPjPerRow: pjPerRow(memory.r_cost, rowBits, reader?.bandwidth_max),
    writePjPerRow: pjPerRow(memory.w_cost, rowBits, writer?.bandwidth_max),
    doubleBuffered: memory.double_buffering_support ?? false,
    // the first of ZigZag's cycles is that of the access itself
    latencyCycles: memory.latency - 1,
    apart: new Set(dimensions.filter((one) => !memory.served_dimensions.includes(one))),
  };
}

function checkServed(
  { served_dimensions: served }: ZigzagMemoryYaml,
  dimensions: readonly string[],
  at: DocumentPath,
  broken: BrokenRule[],
): void {
  served.forEach((one, index) => {
    if (dimensions.includes(one)) return;
    broken.push({
      at: [...at, 'served_dimensions', index],
      rule: `must be one of ${dimensions.join(', ')}`,
      got: gotWords(one),
    });
  });
}

/** Every operand goes in and out, over a port that can do so. */
function checkPorts(
  { operands, ports }: ZigzagMemoryYaml,
  at: DocumentPath,
  broken: BrokenRule[],
): void {
  ports.forEach((port, index) => {
    port.allocation.forEach((one, entry) => {
      const reads = way(one).startsWith('t');
      if (port.type === 'read_write' || port.type === (reads ? 'read' : 'write')) return;
      broken.push({
        at: [...at, 'ports', index, 'allocation', entry],
        rule: `a ${port.type} port must not be used to ${reads ? 'read' : 'write'}`,
        got: gotWords(one),
      });
    });
  });
  const used = ports.flatMap(({ allocation }) => allocation);
  for (const operand of operands) {
    const inwards = operand === 'O' ? 'fl' : 'tl';
    const needed = used.some((one) => operandOf(one) === operand && way(one) === inwards);
    if (needed) continue;
    broken.push({
      at: [...at, 'ports'],
      rule: `must serve "${operand}, ${inwards}", by which the array reaches this memory`,
      remedy: 'Add it to the allocation of a port',
    });
  }
}

function bandwidthOf(ports: readonly ZigzagPortYaml[]): Bandwidth {
  const sum = (...types: readonly string[]) =>
    ports
      .filter(({ type }) => types.includes(type))
      .reduce((bits, { bandwidth_max: most }) => bits + most, 0);
  const isShared = ports.some(({ type }) => type === 'read_write');
  return {
    readBitsPerCycle: sum('read', 'read_write'),
    writeBitsPerCycle: sum('write', 'read_write'),
    sharedBitsPerCycle: isShared ? sum('read', 'write', 'read_write') : null,
  };
}

function innerBitsOf(
  ports: readonly ZigzagPortYaml[],
  links: OperandLinks,
): Readonly<Partial<Record<Operand, number>>> {
  const bits: Partial<Record<Operand, number>> = {};
  for (const { allocation, bandwidth_max: most } of ports) {
    for (const one of allocation) {
      const operand = operandOf(one);
      if (way(one) === (operand === 'O' ? 'fl' : 'tl')) bits[links[operand]] = most;
    }
  }
  return bits;
}

function pjPerRow(
  cost: number | null | undefined,
  rowBits: number,
  costedBits: number | undefined,
): number | null {
  return cost === null || cost === undefined ? null : (cost * rowBits) / (costedBits ?? rowBits);
}

/** `fh`, `tl`, `fl` or `th`: from high, to low, from low, to high. */
function way(allocation: string): string {
  return allocation.slice(-2);
}

function operandOf(allocation: string): MemoryOperand {
  return allocation.split(',')[0] as MemoryOperand;
}
