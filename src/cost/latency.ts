import type { Accelerator } from '../accelerator/accelerator.ts';
import type { MemoryLevel } from '../accelerator/memory-level.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';
import type { Binding, Cycles } from './cost.ts';
import { exposedCycles, pacedCycles, transferCycles } from './formulas.ts';
import type { LevelTraffic, OperandTraffic } from './level-traffic.ts';

/** Elements of an operand at a level → their width, bits. */
export type ElementWidth = (operand: Operand, level: number) => number;

export interface Latency {
  readonly cycles: Cycles;
  readonly binding: Binding;
  /** Cycles that each level alone would need, outermost first. */
  readonly levelCycles: readonly number[];
}

interface Port {
  readonly name: 'read' | 'write' | 'shared';
  readonly bitsPerCycle: number | null;
  readonly elements: (traffic: OperandTraffic) => number;
}

/**
 * The time of a layer: compute, the stall of its slowest memory port, and what cannot overlap at both ends.
 *
 * Steady state: all levels work at the same time, so the slowest sets the pace. Fill and drain: see `exposedCycles`.
 *
 * @param computeCycles  steps of the loop nest
 */
export function latency(
  accelerator: Accelerator,
  computeCycles: number,
  levels: readonly LevelTraffic[],
  width: ElementWidth,
): Latency {
  let steady = computeCycles;
  let binding: Binding = { resource: 'compute' };
  const levelCycles = levels.map((level, index) => {
    const memory = accelerator.memories[index];
    let slowest = computeCycles;
    for (const port of memory === undefined ? [] : ports(memory)) {
      const cycles = portCycles(computeCycles, level, index, port, width);
      slowest = Math.max(slowest, cycles);
      if (cycles > steady) {
        steady = cycles;
        const operand = busiest(level, index, port, width);
        binding = { resource: 'bandwidth', memory: memory?.name ?? '', port: port.name, operand };
      }
    }
    return slowest;
  });
  const { skewCycles, preloadCycles } = accelerator.arrayTiming;
  const cycles = {
    compute: computeCycles,
    stall: steady - computeCycles,
    fill: skewCycles + preloadCycles + fillCycles(accelerator, levels, width, steady),
    drain: drainCycles(accelerator, levels, width, steady),
  };
  return { cycles, binding, levelCycles };
}

function ports({ bandwidth }: MemoryLevel): readonly Port[] {
  return [
    { name: 'read', bitsPerCycle: bandwidth.readBitsPerCycle, elements: ({ reads }) => reads },
    {
      name: 'write',
      bitsPerCycle: bandwidth.writeBitsPerCycle,
      elements: ({ fills, updates }) => fills + updates,
    },
    {
      name: 'shared',
      bitsPerCycle: bandwidth.sharedBitsPerCycle,
      elements: ({ reads, fills, updates }) => reads + fills + updates,
    },
  ];
}

/** Whole cycles that the traffic of one port takes; never less than compute. */
function portCycles(
  computeCycles: number,
  level: LevelTraffic,
  index: number,
  port: Port,
  width: ElementWidth,
): number {
  if (port.bitsPerCycle === null) return computeCycles;
  const bitsPerStep = level.operands.reduce((sum, traffic) => {
    const elements = port.elements(traffic) / level.instances;
    return sum + (elements * width(traffic.operand, index)) / computeCycles;
  }, 0);
  return pacedCycles(computeCycles, bitsPerStep, port.bitsPerCycle);
}

function busiest(level: LevelTraffic, index: number, port: Port, width: ElementWidth): Operand {
  let most = -1;
  let operand: Operand = OPERANDS[0];
  for (const traffic of level.operands) {
    const bits = port.elements(traffic) * width(traffic.operand, index);
    if (bits > most) {
      most = bits;
      operand = traffic.operand;
    }
  }
  return operand;
}

/** The first tiles of weights and inputs travel inwards before the PEs can start. */
function fillCycles(
  accelerator: Accelerator,
  levels: readonly LevelTraffic[],
  width: ElementWidth,
  steady: number,
): number {
  return levels.reduce((sum, level, index) => {
    const memory = accelerator.memories[index];
    const moving = level.operands.filter((t) => t.feedsMemory && t.operand !== 'outputs');
    if (memory === undefined || moving.length === 0) return sum;
    const { readBitsPerCycle, sharedBitsPerCycle } = memory.bandwidth;
    const bits = moving.reduce((total, t) => total + roundBits(t, level, index, width), 0);
    const rounds = Math.max(...moving.map((t) => t.childRounds));
    const transfer = transferCycles(bits, narrowest(readBitsPerCycle, sharedBitsPerCycle));
    return sum + memory.latencyCycles + exposedCycles(transfer, steady, rounds);
  }, 0);
}

/** The last tile of outputs travels outwards after the PEs have finished. */
function drainCycles(
  accelerator: Accelerator,
  levels: readonly LevelTraffic[],
  width: ElementWidth,
  steady: number,
): number {
  return levels.reduce((sum, level, index) => {
    const memory = accelerator.memories[index];
    const outputs = level.operands.find((t) => t.feedsMemory && t.operand === 'outputs');
    if (memory === undefined || outputs === undefined) return sum;
    const { writeBitsPerCycle, sharedBitsPerCycle } = memory.bandwidth;
    const bits = roundBits(outputs, level, index, width);
    const transfer = transferCycles(bits, narrowest(writeBitsPerCycle, sharedBitsPerCycle));
    return sum + exposedCycles(transfer, steady, outputs.childRounds);
  }, 0);
}

/** Bits that one instance of the level moves for one round of its children's tiles. */
function roundBits(
  traffic: OperandTraffic,
  level: LevelTraffic,
  index: number,
  width: ElementWidth,
): number {
  const bits = traffic.childTraffic * width(traffic.operand, index);
  return bits / (level.instances * traffic.childRounds);
}

function narrowest(a: number | null, b: number | null): number {
  return a === null || b === null ? (a ?? b ?? 0) : Math.min(a, b);
}
