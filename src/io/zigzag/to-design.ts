import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Grid, MemoryLevel } from '../../accelerator/memory-level.ts';
import type { FanOutWiring, Wire } from '../../accelerator/wiring.ts';
import type { CostTable, MemoryCost } from '../../technology/cost-table.ts';
import { LOOP_DIMS } from '../../workload/dims.ts';
import type { ArrayWires } from './array-wires.ts';
import type { PlacedMemory } from './memory-orders.ts';
import type { ZigzagHardware } from './zigzag-hardware.ts';

/** What ZigZag says nothing of; the title tells. */
const TECHNOLOGY = 'cmos-45nm';
const CLOCK_MHZ = 1000;

/** An accelerator with the costs that its file states. */
export interface ZigzagDesign {
  readonly accelerator: Accelerator;
  readonly costs: CostTable;
}

/**
 * A ZigZag accelerator with its memories in one of their orders (`memoryOrders`).
 *
 * The first array dimension runs along the columns of the grid (x), all others along its rows (y): which is which only
 * matters to the energy of networks, which ZigZag does not count.
 *
 * @param order      outermost first
 * @param dataflows  that the mapper is to try within the wires
 */
export function toDesign(
  hardware: ZigzagHardware,
  order: readonly PlacedMemory[],
  wires: ArrayWires,
  dataflows: readonly string[],
): ZigzagDesign {
  const { name, file, precisionBits } = hardware;
  const accelerator: Accelerator = {
    name: name.replaceAll(/[^\w-]+/g, '_'),
    title: `${name}, from ZigZag (assumed: ${TECHNOLOGY}, ${CLOCK_MHZ} MHz)`,
    source: `ZigZag hardware ${file}`,
    clockMHz: CLOCK_MHZ,
    technology: TECHNOLOGY,
    precisionBits,
    peArray: gridOf(hardware, new Set(hardware.dimensions.map((one) => one.name))),
    arrayTiming: {
      skewCycles: 0,
      preloadCycles: 0,
      foldOperand: null,
      drainsBetweenFolds: false,
    },
    memories: order.map((placed, index) => toMemory(hardware, placed, index)),
    dataflows,
    fpga: null,
    wiring: order.map((_, level) => wiringBelow(hardware, order, level, wires)),
  };
  return { accelerator, costs: costsOf(hardware, order) };
}

function toMemory(
  hardware: ZigzagHardware,
  { memory, apart }: PlacedMemory,
  index: number,
): MemoryLevel {
  const isOutermost = index === 0;
  // what stands right below the DRAM is no register file, wherever it is
  const kind = isOutermost ? 'dram' : apart.size > 0 && index > 1 ? 'register-file' : 'sram';
  return {
    name: memory.name,
    kind,
    holds: memory.holds,
    capacityBits: isOutermost ? null : memory.sizeBits,
    rowBits: memory.rowBits,
    elementBits: null,
    bandwidth: memory.bandwidth,
    grid: gridOf(hardware, apart),
    doubleBuffered: !isOutermost && memory.doubleBuffered,
    latencyCycles: memory.latencyCycles,
  };
}

function gridOf({ dimensions }: ZigzagHardware, apart: ReadonlySet<string>): Grid {
  const [first, ...others] = dimensions.map(({ name, size }) => (apart.has(name) ? size : 1));
  return { columns: first ?? 1, rows: others.reduce((rows, size) => rows * size, 1) };
}

/** The wires of the array dimensions that split up below a level. */
function wiringBelow(
  { dimensions }: ZigzagHardware,
  order: readonly PlacedMemory[],
  level: number,
  wires: ArrayWires,
): FanOutWiring {
  const outer = order[level]?.apart;
  const inner = order[level + 1]?.apart;
  const between = dimensions
    .map(({ name }) => name)
    .filter((name) => outer?.has(name) !== true && inner?.has(name) !== false);
  const first = dimensions[0]?.name;
  return {
    x: merged(
      wires,
      between.filter((name) => name === first),
    ),
    y: merged(
      wires,
      between.filter((name) => name !== first),
    ),
  };
}

function merged(wires: ArrayWires, names: readonly string[]): readonly Wire[] {
  return LOOP_DIMS.flatMap((dim): Wire[] => {
    const atMost = names.reduce((most, name) => most * (wires.get(name)?.get(dim) ?? 1), 1);
    return atMost > 1 ? [{ dim, atMost }] : [];
  });
}

/** Copies share what one access of their memory costs. */
function costsOf(hardware: ZigzagHardware, order: readonly PlacedMemory[]): CostTable {
  return {
    technology: `the file of ${hardware.name}`,
    macEnergy: [{ bits: 64, pj: hardware.macPj }],
    peAreaMm2: null,
    peLeakagePjPerCycle: null,
    memories: order.map(({ memory, copiedAlong }): MemoryCost => {
      const { rows, columns } = gridOf(hardware, new Set(copiedAlong));
      const copies = rows * columns;
      return {
        readPjPerRow: (memory.readPjPerRow ?? 0) / copies,
        writePjPerRow: (memory.writePjPerRow ?? 0) / copies,
        areaMm2: null,
        leakagePjPerCycle: null,
        hopPjPerElement: null,
      };
    }),
    fpgaDevice: null,
    sources: [`ZigZag hardware ${hardware.file}: r_cost, w_cost and unit_energy`],
  };
}
