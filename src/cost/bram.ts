import type { DspFamily } from '../technology/fpga-device.ts';

/** Words by bits of one way to use a memory primitive. */
interface Shape {
  readonly depth: number;
  readonly widthBits: number;
}

/** 18 Kbit block of AMD (Xilinx) devices, with a read and a write port (UG473, UG573). */
const BRAM18_SHAPES: readonly Shape[] = [
  { depth: 16_384, widthBits: 1 },
  { depth: 8192, widthBits: 2 },
  { depth: 4096, widthBits: 4 },
  { depth: 2048, widthBits: 9 },
  { depth: 1024, widthBits: 18 },
  { depth: 512, widthBits: 36 },
];

/** 20 Kbit block of Arria 10 with a read and a write port (Intel Arria 10 Core Fabric handbook, "M20K"). */
const M20K_SHAPES: readonly Shape[] = [
  { depth: 2048, widthBits: 10 },
  { depth: 1024, widthBits: 20 },
  { depth: 512, widthBits: 40 },
];

/** UltraRAM, 288 Kbit (UG573). */
const URAM_SHAPE: Shape = { depth: 4096, widthBits: 72 };

/** Memory in look-up tables: a shape takes `luts` of them. */
interface LutShape extends Shape {
  readonly luts: number;
}

/** Simple dual-port RAM32M and RAM64M in a slice of four LUTs (UG474, UG574). */
const SLICE_SHAPES: readonly LutShape[] = [
  { depth: 32, widthBits: 6, luts: 4 },
  { depth: 64, widthBits: 3, luts: 4 },
];

/** MLAB of ten adaptive logic modules (Intel Arria 10 Core Fabric handbook). */
const MLAB_SHAPES: readonly LutShape[] = [{ depth: 32, widthBits: 20, luts: 10 }];

/**
 * Fewest memory blocks that hold `depth` words of `widthBits` bits.
 *
 * @param depth      words, ≥ 1
 * @param widthBits  bits read or written at once, ≥ 1
 * @returns          BRAM18 of AMD devices, M20K of Intel ones
 *
 * Columns of the word may be of different shapes (the minimum-area algorithm of AMD's Block Memory Generator, PG058);
 * within a column blocks of one shape stand below each other.
 */
export function blockRams(family: DspFamily, depth: number, widthBits: number): number {
  const shapes = family === 'intel-fp32' ? M20K_SHAPES : BRAM18_SHAPES;
  const columns = shapes.map((shape) => ({
    widthBits: shape.widthBits,
    blocks: Math.ceil(depth / shape.depth),
  }));
  const fewest = [0];
  for (let bits = 1; bits <= widthBits; bits++) {
    let best = Number.POSITIVE_INFINITY;
    for (const column of columns) {
      const others = fewest[Math.max(0, bits - column.widthBits)] ?? 0;
      best = Math.min(best, column.blocks + others);
    }
    fewest.push(best);
  }
  return fewest[widthBits] ?? 0;
}

/** UltraRAM blocks that hold `depth` words of `widthBits` bits. */
export function ultraRams(depth: number, widthBits: number): number {
  return tiles(URAM_SHAPE, depth, widthBits);
}

/** Look-up tables that hold `depth` words of `widthBits` bits with a read and a write port. */
export function memoryLuts(family: DspFamily, depth: number, widthBits: number): number {
  const shapes = family === 'intel-fp32' ? MLAB_SHAPES : SLICE_SHAPES;
  return Math.min(...shapes.map((shape) => shape.luts * tiles(shape, depth, widthBits)));
}

function tiles(shape: Shape, depth: number, widthBits: number): number {
  return Math.ceil(depth / shape.depth) * Math.ceil(widthBits / shape.widthBits);
}
