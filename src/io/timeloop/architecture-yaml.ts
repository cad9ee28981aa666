import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryLevel } from '../../accelerator/memory-level.ts';
import { InputError } from '../../base/errors.ts';
import { OPERANDS } from '../../workload/operand.ts';
import { type FanOut, fanOutsBelow } from './fan-outs.ts';
import { TENSOR_NAMES } from './timeloop-words.ts';

const CLASSES = { dram: 'DRAM', sram: 'SRAM', 'register-file': 'regfile' } as const;
const MICROSECOND = 1e-6;

/** An accelerator as Timeloop 4's nodes. */
export function architectureYaml(accelerator: Accelerator): Readonly<Record<string, unknown>> {
  const { memories, clockMHz, technology, precisionBits, name } = accelerator;
  const nanometres = /(\d+)nm$/.exec(technology)?.[1];
  const attributes = {
    ...(nanometres === undefined ? {} : { technology: `${nanometres}nm` }),
    global_cycle_seconds: MICROSECOND / clockMHz,
  };
  return {
    version: '0.4',
    nodes: [
      { tag: 'Container', name, attributes },
      ...memories.flatMap((memory, level) => [
        memoryNode(memory, accelerator),
        ...fanOutsBelow(accelerator, level).map(fanOutNode),
      ]),
      {
        tag: 'Component',
        name: 'mac',
        class: 'intmac',
        attributes: {
          multiplier_width: Math.max(precisionBits.weights, precisionBits.inputs),
          adder_width: precisionBits.partialSums,
        },
      },
    ],
  };
}

function fanOutNode({ name, axis, count }: FanOut) {
  return { tag: 'Container', name, spatial: axis === 'x' ? { meshX: count } : { meshY: count } };
}

function memoryNode(memory: MemoryLevel, { precisionBits }: Accelerator) {
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = memory.bandwidth;
  const { weights, inputs, partialSums, outputs } = precisionBits;
  const widths = { weights, inputs, outputs: Math.max(partialSums, outputs) };
  const isDram = memory.kind === 'dram';
  const widest = isDram ? outputs : Math.max(...memory.holds.map((operand) => widths[operand]));
  const word = memory.elementBits ?? widest;
  const words = (name: string, bits: number | null) =>
    bits === null ? {} : { [name]: bits / word };
  const bypass = OPERANDS.filter((operand) => !memory.holds.includes(operand));
  const tensors = (operands: readonly (typeof OPERANDS)[number][]) =>
    operands.map((operand) => TENSOR_NAMES[operand]);
  return {
    tag: 'Component',
    name: memory.name,
    class: CLASSES[memory.kind],
    attributes: {
      ...sizeOf(memory, word),
      datawidth: word,
      ...words('read_bandwidth', readBitsPerCycle),
      ...words('write_bandwidth', writeBitsPerCycle),
      ...words('shared_bandwidth', sharedBitsPerCycle),
      ...(memory.doubleBuffered ? { multiple_buffering: 2 } : {}),
    },
    constraints: { dataspace: { keep: tensors(memory.holds), bypass: tensors(bypass) } },
  };
}

/** Timeloop counts rows of whole words. */
function sizeOf({ name, capacityBits, rowBits }: MemoryLevel, word: number) {
  const width = rowBits % word === 0 ? rowBits : word;
  if (capacityBits === null) return { width };
  if (capacityBits % width === 0) return { depth: capacityBits / width, width };
  throw new InputError({
    path: `memories.${name}`,
    rule: `must hold a whole number of rows of ${width} bits, as Timeloop counts them`,
    got: `${capacityBits} bits`,
  });
}
