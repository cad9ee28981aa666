import { basename } from 'node:path';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import { InputError } from '../../base/errors.ts';
import { OPERANDS } from '../../workload/operand.ts';
import { type BrokenRule, brokenAcceleratorRules } from '../accelerator-rules.ts';
import { parseLocatedYaml } from '../yaml-document.ts';
import { type ArrayWires, arrayWires, copiesAreAlike, type Unrolling } from './array-wires.ts';
import { memoryOrders, type PlacedMemory } from './memory-orders.ts';
import { readMemory } from './read-memory.ts';
import { toDesign } from './to-design.ts';
import type { ArrayDimension, ZigzagHardware } from './zigzag-hardware.ts';
import { ZIGZAG_HARDWARE, type ZigzagHardwareYaml } from './zigzag-schema.ts';
import { DEFAULT_LINKS, type OperandLinks } from './zigzag-words.ts';

/** Where a hardware file says nothing: as ZigZag's own workloads have it. */
const BITS = { factor: 8, partialSum: 16, output: 8 };

/**
 * Reads a hardware file of ZigZag.
 *
 * @param links  which operand each of the file's memory operands stands for, as mapping files say
 * @throws InputError with every problem and its line
 */
export function parseZigzagHardware(
  text: string,
  file: string,
  links: OperandLinks = DEFAULT_LINKS,
): ZigzagHardware {
  const { value, problemAt } = parseLocatedYaml(text, file, ZIGZAG_HARDWARE, {
    lastKeyCounts: true,
  });
  const broken: BrokenRule[] = [];
  const hardware = hardwareOf(value, file, links, broken);
  if (broken.length === 0) broken.push(...unplaceable(hardware));
  if (broken.length === 0) return hardware;
  throw new InputError(broken.map(({ at, ...words }) => problemAt(at, words)));
}

/**
 * A hardware file of ZigZag as an accelerator that any of the dataflows may use within its wires.
 *
 * @throws InputError with every problem and its line
 */
export function parseZigzagAccelerator(
  text: string,
  file: string,
  dataflows: readonly string[],
): Accelerator {
  const hardware = parseZigzagHardware(text, file);
  const wires = arrayWires(hardware, new Map());
  const [order] = ordersOf(hardware, wires, 1);
  if (order === undefined) throw new Error('memories that can be placed have an order');
  return toDesign(hardware, order, wires, dataflows).accelerator;
}

/** The orders that an accelerator's memories may have with some wires, at most `limit` (`memoryOrders`). */
export function ordersOf(
  { memories }: ZigzagHardware,
  wires: ArrayWires,
  limit: number,
): readonly (readonly PlacedMemory[])[] {
  return memoryOrders(
    memories,
    (memory, dimensions) => copiesAreAlike(wires, memory, dimensions),
    limit,
  );
}

function hardwareOf(
  { name, memories, operational_array: array }: ZigzagHardwareYaml,
  file: string,
  links: OperandLinks,
  broken: BrokenRule[],
): ZigzagHardware {
  const dimensions = dimensionsOf(array, broken);
  const names = dimensions.map((dimension) => dimension.name);
  const [inputs, weights] = array.input_precision ?? [BITS.factor, BITS.factor];
  return {
    name,
    file: basename(file),
    dimensions,
    memories: Object.entries(memories).map(([memory, entry]) =>
      readMemory(memory, entry, links, names, broken),
    ),
    precisionBits: { weights, inputs, partialSums: BITS.partialSum, outputs: BITS.output },
    macPj: array.unit_energy,
  };
}

function dimensionsOf(
  { dimensions, sizes }: ZigzagHardwareYaml['operational_array'],
  broken: BrokenRule[],
): readonly ArrayDimension[] {
  if (sizes.length !== dimensions.length) {
    broken.push({
      at: ['operational_array', 'sizes'],
      rule: `must give a size for each of ${dimensions.join(', ')}`,
      got: `${sizes.length} of ${dimensions.length}`,
    });
  }
  return dimensions.map((name, index) => ({ name, size: sizes[index] ?? 1 }));
}

/** What keeps the memories from being put one inside the other, where each is well-formed. */
function unplaceable(hardware: ZigzagHardware): BrokenRule[] {
  const outermost = hardware.memories.at(-1);
  const missing = OPERANDS.filter((operand) => outermost?.holds.includes(operand) !== true);
  if (missing.length > 0) {
    const at = ['memories', outermost?.name ?? ''];
    const rule = 'the last memory must be the DRAM, which holds all three operands';
    return [{ at, rule, got: `no ${missing.join(', no ')}` }];
  }
  const wires = arrayWires(hardware, NO_MAPPING);
  const [order] = ordersOf(hardware, wires, 1);
  if (order === undefined) {
    const rule = 'memories must stand one inside the other, by the array dimensions they serve';
    const remedy =
      'One of I1 or I2 may be shared where one around it is not, if its port feeds one element';
    return [{ at: ['memories'], rule, remedy }];
  }
  return brokenAcceleratorRules(toDesign(hardware, order, wires, []).accelerator).map(
    ({ at, ...words }) => ({
      at: at[0] === 'memories' ? ['memories', order[Number(at[1])]?.memory.name ?? ''] : [],
      ...words,
    }),
  );
}

const NO_MAPPING: Unrolling = new Map();
