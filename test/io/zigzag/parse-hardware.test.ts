import { describe, expect, it } from 'vitest';
import { brokenAcceleratorRules } from '../../../src/io/accelerator-rules.ts';
import { arrayWires } from '../../../src/io/zigzag/array-wires.ts';
import {
  ordersOf,
  parseZigzagAccelerator,
  parseZigzagHardware,
} from '../../../src/io/zigzag/parse-hardware.ts';
import { toDesign } from '../../../src/io/zigzag/to-design.ts';
import { HARDWARE } from './zigzag-files.ts';

describe('A hardware file of ZigZag', () => {
  const accelerator = parseZigzagAccelerator(HARDWARE, 'folder/small.yaml', ['weight-stationary']);

  it('is an array below memories that are nested, the first dimension along its columns', () => {
    expect(accelerator.peArray).toEqual({ columns: 4, rows: 6 }); // D1; D2 · D3
    const table = accelerator.memories.map(({ name, kind, holds, capacityBits, grid }) => {
      return [name, kind, holds.join(), capacityBits, grid.columns, grid.rows];
    });
    expect(table).toEqual([
      ['dram', 'dram', 'inputs,weights,outputs', null, 1, 1],
      ['buffer', 'sram', 'inputs,outputs', 65_536, 1, 1],
      ['sum_reg', 'register-file', 'outputs', 48, 4, 3], // D1 × D3: shared along D2
      ['weight_reg', 'register-file', 'weights', 8, 4, 6], // D1 × D2 in the file, here a copy along D3
    ]);
  });

  it('keeps the rules of Tandem’s own accelerators', () => {
    expect(brokenAcceleratorRules(accelerator)).toEqual([]);
  });

  it('adds ports of one kind up, and shares those that read and write', () => {
    expect(accelerator.memories.map(({ bandwidth }) => bandwidth)).toEqual([
      { readBitsPerCycle: 64, writeBitsPerCycle: 64, sharedBitsPerCycle: 64 },
      { readBitsPerCycle: 128, writeBitsPerCycle: 128, sharedBitsPerCycle: 128 },
      { readBitsPerCycle: 32, writeBitsPerCycle: 16, sharedBitsPerCycle: null },
      { readBitsPerCycle: 8, writeBitsPerCycle: 8, sharedBitsPerCycle: null },
    ]);
  });

  it('counts the first cycle of an access as the transfer itself', () => {
    expect(accelerator.memories.map(({ latencyCycles }) => latencyCycles)).toEqual([0, 0, 1, 0]);
  });

  it('halves the memories that it says are double-buffered', () => {
    const names = accelerator.memories.filter(({ doubleBuffered }) => doubleBuffered);
    expect(names.map(({ name }) => name)).toEqual(['buffer']);
  });

  it('says what it does not say', () => {
    expect(accelerator.name).toBe('small_machine');
    expect(accelerator.title).toBe('small machine, from ZigZag (assumed: cmos-45nm, 1000 MHz)');
    expect(accelerator.precisionBits).toEqual({
      weights: 8,
      inputs: 8,
      partialSums: 16,
      outputs: 8,
    });
  });

  it('carries loops no further than the ports next to the array feed them', () => {
    // D1: weights and sums stand apart, inputs come over 128 bits: 16 elements. D3: one weight for all three units.
    // D2: one sum for both, so nothing of K, P, Q, N or G.
    const below = accelerator.wiring?.map(({ x, y }) =>
      [x, y].map((wires) => wires.map(({ dim, atMost }) => `${dim}${atMost}`).join()),
    );
    expect(below).toEqual([
      ['', ''],
      ['N4,G4,K4,C4,P4,Q4,R4,S4', 'N3,P3,Q3'],
      ['', 'C2,R2,S2'],
      ['', ''],
    ]);
  });
});

describe('The costs of a hardware file', () => {
  it('are those of the smallest access, shared among copies', () => {
    const hardware = parseZigzagHardware(HARDWARE, 'small.yaml');
    const wires = arrayWires(hardware, new Map());
    const [order] = ordersOf(hardware, wires, 1);
    const { costs } = toDesign(hardware, order ?? [], wires, []);
    expect(costs.macEnergy).toEqual([{ bits: 64, pj: 0.5 }]);
    expect(costs.memories.map((one) => [one.readPjPerRow, one.writePjPerRow])).toEqual([
      [640, 704], // 64 of 64 bits
      [5, 7.5], // 32 of 128 bits: 20 / 4, 30 / 4
      [0.1, 0.2],
      [0.25 / 3, 0.5 / 3], // three copies along D3 stand for one
    ]);
  });
});

describe('A broken hardware file', () => {
  const messageOf = (from: string | RegExp, to: string) => {
    try {
      parseZigzagHardware(HARDWARE.replace(from, to), 'small.yaml');
      return 'is accepted';
    } catch (error) {
      return String(error);
    }
  };

  it('is placed by line and column', () => {
    expect(messageOf('size: 48', 'size: -1')).toContain(
      'small.yaml:23:11 memories.sum_reg.size: must be a whole number ≥ 1, got -1.',
    );
    expect(messageOf('"I2, tl"', '"I3, tl"')).toContain(
      'small.yaml:15:22 memories.weight_reg.ports[0].allocation[0]: must be an operand and a direction, e.g. "I1, tl", got "I3, tl".',
    );
    expect(messageOf('unit_energy', 'unit_enrgy')).toContain('Did you mean "unit_energy"?');
  });

  it('has ports that can do what they are for', () => {
    expect(messageOf('["I2, tl"]', '["I2, fh"]')).toContain(
      'a read port must not be used to write, got "I2, fh".',
    );
    expect(messageOf('["I2, tl"]', '[]')).toContain(
      'memories.weight_reg.ports: must serve "I2, tl", by which the array reaches this memory.',
    );
    expect(messageOf('bandwidth_min: 32', 'bandwidth_min: 256')).toContain(
      'bandwidth_min must not be above bandwidth_max, got 256 of 128.',
    );
  });

  it('serves dimensions of its own array', () => {
    expect(messageOf('served_dimensions: [D2]', 'served_dimensions: [D4]')).toContain(
      'small.yaml:45:25 memories.sum_reg.served_dimensions[0]: must be one of D1, D2, D3, got "D4".',
    );
    expect(messageOf('sizes: [4, 2, 3]', 'sizes: [4, 2]')).toContain(
      'operational_array.sizes: must give a size for each of D1, D2, D3, got 2 of 3.',
    );
  });

  it('ends with a DRAM for everything', () => {
    expect(messageOf('operands: [I1, I2, O]', 'operands: [I1, O]')).toMatch(
      /memories\.dram.*the last memory must be the DRAM, which holds all three operands, got no weights\./,
    );
  });

  it('has no memory that is shared across another and feeds different elements', () => {
    // Eight weights at a time over one port for all of D3, around or inside of sums that stand apart along D3.
    const wide = HARDWARE.replace(
      'bandwidth_min: 8\n        bandwidth_max: 8',
      'bandwidth_min: 8\n        bandwidth_max: 64',
    );
    expect(() => parseZigzagHardware(wide, 'small.yaml')).toThrow(
      'small.yaml:3:3 memories: memories must stand one inside the other, by the array dimensions they serve. One of I1',
    );
  });

  it('keeps the last of equal keys, as ZigZag does', () => {
    const twice = HARDWARE.replace('    size: 48\n', '    size: 16\n    size: 48\n');
    expect(parseZigzagHardware(twice, 'small.yaml').memories[1]?.sizeBits).toBe(48);
  });
});
