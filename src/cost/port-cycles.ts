import type { Bandwidth } from '../accelerator/memory-level.ts';
import { bitsOf, type ElementBits } from './element-bits.ts';
import { pacedCycles } from './formulas.ts';
import type { LevelTraffic, OperandTraffic } from './level-traffic.ts';

export const PORTS = ['read', 'write', 'shared'] as const;
export type Port = (typeof PORTS)[number];

/** Whole cycles that the traffic of one port takes; never less than compute. */
export function portCycles(
  compute: number,
  traffic: LevelTraffic | undefined,
  level: number,
  port: Port,
  bandwidth: Bandwidth,
  bits: ElementBits,
): number {
  const available = bitsPerCycle(bandwidth, port);
  if (available === null || traffic === undefined) return compute;
  let bitsPerStep = 0;
  for (const entry of traffic.operands) {
    const elements = ported(entry, port) / traffic.instances;
    bitsPerStep += (elements * bitsOf(bits, level, entry.operand)) / compute;
  }
  return pacedCycles(compute, bitsPerStep, available);
}

/** The operand with the most bits on a port. */
export function busiestOperand(
  operands: readonly OperandTraffic[],
  level: number,
  port: Port,
  bits: ElementBits,
): OperandTraffic['operand'] {
  let busiest: OperandTraffic['operand'] = 'weights';
  let most = -1;
  for (const entry of operands) {
    const load = ported(entry, port) * bitsOf(bits, level, entry.operand);
    if (load > most) {
      most = load;
      busiest = entry.operand;
    }
  }
  return busiest;
}

/** The narrower of a port and the shared port, bits per cycle; 0 where neither is ever the limit. */
export function narrowest(bandwidth: Bandwidth, port: 'read' | 'write'): number {
  const own = bitsPerCycle(bandwidth, port);
  const shared = bandwidth.sharedBitsPerCycle;
  return own === null || shared === null ? (own ?? shared ?? 0) : Math.min(own, shared);
}

function bitsPerCycle(bandwidth: Bandwidth, port: Port): number | null {
  switch (port) {
    case 'read':
      return bandwidth.readBitsPerCycle;
    case 'write':
      return bandwidth.writeBitsPerCycle;
    case 'shared':
      return bandwidth.sharedBitsPerCycle;
  }
}

function ported({ reads, fills, updates }: OperandTraffic, port: Port): number {
  switch (port) {
    case 'read':
      return reads;
    case 'write':
      return fills + updates;
    case 'shared':
      return reads + fills + updates;
  }
}
