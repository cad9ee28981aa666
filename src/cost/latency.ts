import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Bandwidth } from '../accelerator/memory-level.ts';
import type { Binding, Cycles } from './cost.ts';
import { bitsOf, type ElementBits } from './element-bits.ts';
import { exposedCycles, pacedCycles, transferCycles } from './formulas.ts';
import type { LevelTraffic, OperandTraffic } from './level-traffic.ts';
import type { ReuseMode } from './nest-traffic.ts';

export interface Latency {
  readonly cycles: Cycles;
  readonly latencyCycles: number;
  readonly binding: Binding;
  /** Cycles that each level alone would need, outermost first. */
  readonly levelCycles: readonly number[];
}

const PORTS = ['read', 'write', 'shared'] as const;
type Port = (typeof PORTS)[number];

/**
 * The time of a layer: compute, the stall of its slowest memory port, and what cannot overlap at both ends.
 *
 * Steady state: all levels work at the same time, so the slowest sets the pace. Fill and drain: see `exposedCycles`.
 *
 * @param compute  steps of the loop nest
 * @param reuse    `timeloop` leaves fill and drain out
 */
export function latency(
  accelerator: Accelerator,
  compute: number,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
  reuse: ReuseMode,
): Latency {
  let steady = compute;
  let slowest: { level: number; port: Port } | undefined;
  const levelCycles = accelerator.memories.map(({ bandwidth }, level) => {
    let cycles = compute;
    for (const port of PORTS) {
      const ported = portCycles(compute, levels[level], level, port, bandwidth, bits);
      cycles = Math.max(cycles, ported);
      if (ported > steady) {
        steady = ported;
        slowest = { level, port };
      }
    }
    return cycles;
  });
  // What the levels inside one need for all tiles that it hands them.
  const workCycles = levelCycles.map((_, level) =>
    Math.max(compute, ...levelCycles.slice(level + 1)),
  );
  const isSteady = reuse === 'timeloop';
  const fill = isSteady
    ? 0
    : arrayCycles(accelerator, levels) + fillCycles(accelerator, levels, bits, workCycles);
  const drain = isSteady ? 0 : drainCycles(accelerator, levels, bits, workCycles);
  return {
    cycles: { compute, stall: steady - compute, fill, drain },
    latencyCycles: steady + fill + drain,
    binding: slowest === undefined ? { resource: 'compute' } : bindingOf(slowest),
    levelCycles,
  };

  function bindingOf({ level, port }: { level: number; port: Port }): Binding {
    const memory = accelerator.memories[level]?.name ?? '';
    const operand = busiestOperand(levels[level]?.operands ?? [], level, port, bits);
    return { resource: 'bandwidth', memory, port, operand };
  }
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

/** Whole cycles that the traffic of one port takes; never less than compute. */
function portCycles(
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
function busiestOperand(
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

/** What the array itself adds: its skew and the loading of its stationary operand, once a layer or in every fold. */
function arrayCycles({ arrayTiming }: Accelerator, levels: readonly LevelTraffic[]): number {
  const { skewCycles, preloadCycles, foldOperand, drainsBetweenFolds } = arrayTiming;
  let folds = 1;
  for (const { operands } of levels) {
    for (const { operand, feedsMemory, childRounds } of operands) {
      if (operand === foldOperand && feedsMemory) folds = Math.max(folds, childRounds);
    }
  }
  return skewCycles * (drainsBetweenFolds ? folds : 1) + preloadCycles * folds;
}

/** The first tiles of weights and inputs travel inwards before the PEs can start. */
function fillCycles(
  accelerator: Accelerator,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
  workCycles: readonly number[],
): number {
  let cycles = 0;
  levels.forEach((traffic, level) => {
    const memory = accelerator.memories[level];
    let roundBits = 0;
    let rounds = 0;
    for (const entry of traffic.operands) {
      if (!entry.feedsMemory || entry.operand === 'outputs') continue;
      roundBits += bitsPerRound(entry, traffic, level, bits);
      rounds = Math.max(rounds, entry.childRounds);
    }
    if (memory === undefined || rounds === 0) return;
    const transfer = transferCycles(roundBits, narrowest(memory.bandwidth, 'read'));
    cycles += memory.latencyCycles + exposedCycles(transfer, workCycles[level] ?? 0, rounds);
  });
  return cycles;
}

/** The last tile of outputs travels outwards after the PEs have finished. */
function drainCycles(
  accelerator: Accelerator,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
  workCycles: readonly number[],
): number {
  let cycles = 0;
  levels.forEach((traffic, level) => {
    const memory = accelerator.memories[level];
    const outputs = traffic.operands.find((entry) => entry.operand === 'outputs');
    if (memory === undefined || outputs === undefined || !outputs.feedsMemory) return;
    const roundBits = bitsPerRound(outputs, traffic, level, bits);
    const transfer = transferCycles(roundBits, narrowest(memory.bandwidth, 'write'));
    cycles += exposedCycles(transfer, workCycles[level] ?? 0, outputs.childRounds);
  });
  return cycles;
}

/** Bits that one instance of the level moves for one round of its children's tiles. */
function bitsPerRound(
  entry: OperandTraffic,
  traffic: LevelTraffic,
  level: number,
  bits: ElementBits,
): number {
  const moved = entry.childTraffic * bitsOf(bits, level, entry.operand);
  return moved / (traffic.instances * entry.childRounds);
}

/** The narrower of a port and the shared port, bits per cycle; 0 where neither is ever the limit. */
function narrowest(bandwidth: Bandwidth, port: 'read' | 'write'): number {
  const own = bitsPerCycle(bandwidth, port);
  const shared = bandwidth.sharedBitsPerCycle;
  return own === null || shared === null ? (own ?? shared ?? 0) : Math.min(own, shared);
}
