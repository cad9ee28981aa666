import type { Accelerator } from '../accelerator/accelerator.ts';
import { bitsOf, type ElementBits } from './element-bits.ts';
import { exposedCycles, transferCycles } from './formulas.ts';
import type { LevelTraffic, OperandTraffic } from './level-traffic.ts';
import { narrowest } from './port-cycles.ts';

/** What the array itself adds: its skew and the loading of its stationary operand, once a layer or in every fold. */
export function arrayCycles({ arrayTiming }: Accelerator, levels: readonly LevelTraffic[]): number {
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
export function fillCycles(
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
export function drainCycles(
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
