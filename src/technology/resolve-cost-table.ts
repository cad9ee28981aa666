import { type Accelerator, peCount } from '../accelerator/accelerator.ts';
import { instanceCount, type MemoryLevel } from '../accelerator/memory-level.ts';
import { InputError } from '../base/errors.ts';
import type { CostTable, MemoryCost } from './cost-table.ts';
import type { FpgaDevice } from './fpga-device.ts';
import { memoryMacro } from './memory-law.ts';
import type { MacCost, Technology } from './technology.ts';

/**
 * The energies, areas and leakages of one accelerator in one technology.
 *
 * @param fpgaDevice  the device whose budget applies; null for an ASIC
 * @returns           entries in the order of `accelerator.memories`
 * @throws InputError where an on-chip memory has no capacity, or the technology's default DRAM kind is not listed
 *
 * DRAM is off the chip: its area is null and counts nowhere, and it adds nothing to the chip's leakage. A hop costs
 * the wire between two neighbouring children (docs/technology.md, "Wires"). Pure, and cheap enough to call for every
 * candidate of a search.
 */
export function resolveCostTable(
  accelerator: Accelerator,
  technology: Technology,
  fpgaDevice: FpgaDevice | null,
): CostTable {
  const nsPerCycle = 1000 / accelerator.clockMHz;
  const mac = macOfPe(accelerator, technology);
  const memories = accelerator.memories.map((level) =>
    level.kind === 'dram' ? dramCost(level, technology) : macroCost(level, technology, nsPerCycle),
  );
  return {
    technology: technology.name,
    macEnergy: technology.macs.map(({ bits, energyPj }) => ({ bits, pj: energyPj })),
    peAreaMm2: mac?.areaMm2 ?? null,
    peLeakagePjPerCycle: timesOrNull(mac?.leakageMw ?? null, nsPerCycle),
    memories: withHops(accelerator, technology, memories, mac?.areaMm2 ?? null),
    fpgaDevice,
    sources: sourcesOf(technology),
  };
}

/** The narrowest multiplier that holds the accelerator's wider factor; undefined where none does. */
function macOfPe(accelerator: Accelerator, technology: Technology): MacCost | undefined {
  const { weights, inputs } = accelerator.precisionBits;
  return technology.macs.find((mac) => mac.bits >= Math.max(weights, inputs));
}

type MemoryCostWithoutHop = Omit<MemoryCost, 'hopPjPerElement'>;

function dramCost(level: MemoryLevel, technology: Technology): MemoryCostWithoutHop {
  const kind = technology.dram.kinds.find(({ name }) => name === technology.dram.default);
  if (kind === undefined) {
    throw new InputError({
      path: `technology ${technology.name}, dram.default`,
      rule: 'must be the name of one of dram.kinds',
      got: technology.dram.default,
      remedy: `Known: ${technology.dram.kinds.map(({ name }) => name).join(', ')}`,
    });
  }
  const pjPerRow = kind.pjPerBit * level.rowBits;
  return { readPjPerRow: pjPerRow, writePjPerRow: pjPerRow, areaMm2: null, leakagePjPerCycle: 0 };
}

/** A leakage of one mW is one pJ per ns. */
function macroCost(
  level: MemoryLevel,
  technology: Technology,
  nsPerCycle: number,
): MemoryCostWithoutHop {
  if (level.capacityBits === null) {
    throw new InputError({
      path: `memories.${level.name}.capacityBits`,
      rule: 'must be given for a memory on the chip',
      got: 'null',
      remedy: 'Give its capacity in bits, or make it a DRAM level',
    });
  }
  const macro = memoryMacro(technology.memory, level.capacityBits, level.rowBits);
  return {
    readPjPerRow: macro.readPjPerRow,
    writePjPerRow: macro.writePjPerRow,
    areaMm2: macro.areaMm2,
    leakagePjPerCycle: timesOrNull(macro.leakageMw, nsPerCycle),
  };
}

/** Adds the energy of a hop to each level, from the innermost outwards, as the area below each level adds up. */
function withHops(
  accelerator: Accelerator,
  technology: Technology,
  memories: readonly MemoryCostWithoutHop[],
  peAreaMm2: number | null,
): MemoryCost[] {
  const { weights, inputs, outputs } = accelerator.precisionBits;
  let children = peCount(accelerator);
  let areaBelowMm2 = timesOrNull(peAreaMm2, children);
  return accelerator.memories
    .map((level, index) => ({ level, cost: memories[index] }))
    .reverse()
    .flatMap(({ level, cost }) => {
      if (cost === undefined) return [];
      const elementBits = level.elementBits ?? Math.max(weights, inputs, outputs);
      const pjPerBit = hopPjPerBit(level, technology, children, areaBelowMm2);
      children = instanceCount(level);
      areaBelowMm2 = addOrNull(areaBelowMm2, timesOrNull(cost.areaMm2, children));
      return [{ ...cost, hopPjPerElement: timesOrNull(pjPerBit, elementBits) }];
    })
    .reverse();
}

/** 0 below DRAM, whose energy per bit includes its bus, and to an only child, which abuts. */
function hopPjPerBit(
  level: MemoryLevel,
  technology: Technology,
  children: number,
  areaBelowMm2: number | null,
): number | null {
  if (technology.wire === null) return null;
  if (level.kind === 'dram' || children === instanceCount(level)) return 0;
  if (areaBelowMm2 === null) return null;
  const pitchMm = Math.sqrt(areaBelowMm2 / children);
  return technology.wire.pjPerBitMm * pitchMm;
}

function sourcesOf(technology: Technology): string[] {
  const { memory, dram, wire, macs } = technology;
  const dramSource = dram.kinds.find(({ name }) => name === dram.default)?.source;
  return [
    ...macs.map(({ bits, source }) => `${bits}-bit multiply-accumulate: ${source}`),
    `memories: ${memory.source}`,
    `flip-flops: ${memory.flipFlopSource}`,
    ...(dramSource === undefined ? [] : [`DRAM ${dram.default}: ${dramSource}`]),
    ...(wire === null ? [] : [`wires: ${wire.source}`]),
  ];
}

function timesOrNull(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

function addOrNull(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
