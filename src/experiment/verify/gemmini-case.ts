import { z } from 'zod';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryLevel } from '../../accelerator/memory-level.ts';
import { resizePeArray } from '../../codesign/resize-pe-array.ts';
import type { Loop, Mapping, MappingLevel } from '../../mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim, UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';

const COUNT = z.int().min(1);
const LETTER = z.enum(['N', 'K', 'C', 'P', 'Q', 'R', 'S']);

/** One mapping of a layer on Gemmini with its cycles on the RTL, as the DOSA release lists them. */
export const gemminiCaseSchema = z.object({
  id: z.string(),
  pe_dim: COUNT,
  acc_entries_per_col: COUNT,
  spad_entries_bytes: COUNT,
  problem: z.object({
    N: COUNT,
    K: COUNT,
    C: COUNT,
    P: COUNT,
    Q: COUNT,
    R: COUNT,
    S: COUNT,
    Wstride: COUNT,
    Hstride: COUNT,
    Wdilation: COUNT,
    Hdilation: COUNT,
  }),
  mapping: z.array(
    z.object({
      level: z.int().min(0).max(3),
      loops_outer_to_inner: z.array(
        z.object({ dim: LETTER, bound: COUNT, spatial: z.string().nullable() }),
      ),
    }),
  ),
  gemmini_rtl_cycles: z.number().positive(),
});
export type GemminiCase = z.infer<typeof gemminiCaseSchema>;
type Letter = z.infer<typeof LETTER>;

/** The program that ran the mappings walks P and R along the columns of the image, which are our Q and S. */
const OURS: Readonly<Record<Letter, LoopDim>> = {
  N: 'N',
  K: 'K',
  C: 'C',
  P: 'Q',
  Q: 'P',
  R: 'S',
  S: 'R',
};

/** Memories of `accelerators/gemmini-16x16.yaml`, what each keeps, and the axis that it fans out along. */
const LEVELS: readonly {
  readonly number: number;
  readonly memory: string;
  readonly keeps: readonly Operand[];
  readonly axis: 'x' | 'y';
}[] = [
  { number: 3, memory: 'DRAM', keeps: OPERANDS, axis: 'x' },
  { number: 2, memory: 'scratchpad', keeps: ['weights', 'inputs'], axis: 'x' },
  { number: 1, memory: 'accumulator', keeps: ['outputs'], axis: 'y' },
  { number: 0, memory: 'weight_registers', keeps: ['weights'], axis: 'y' },
];

/**
 * The layer that the program ran. It pads a filter of r taps by ⌊r / 2⌋ on both sides of an input of outputs · stride
 * pixels, so that an even filter yields one output more than the record says; products of matrices have no padding.
 */
export function gemminiLayer({ id, problem }: GemminiCase): Layer {
  const { N, K, C, P, Q, R, S, Wstride, Hstride, Wdilation, Hdilation } = problem;
  const isProduct = Q === 1 && R === 1 && S === 1;
  const outputs = (size: number, taps: number, stride: number) =>
    isProduct ? size : Math.floor((size * stride + 2 * Math.floor(taps / 2) - taps) / stride) + 1;
  return {
    name: id,
    operator: 'conv',
    extents: {
      ...UNIT_EXTENTS,
      N,
      K,
      C,
      Q: outputs(P, R, Wstride),
      P: outputs(Q, S, Hstride),
      S: R,
      R: S,
    },
    stride: { row: Hstride, column: Wstride },
    dilation: { row: Hdilation, column: Wdilation },
    inputTensors: 1,
    parameterCount: 0,
  };
}

/** Our Gemmini, with an array and memories as large as the mapping was made for: each holds a tile in use and the next. */
export function gemminiAccelerator(base: Accelerator, record: GemminiCase): Accelerator {
  const side = record.pe_dim;
  const sized = resizePeArray(base, { rows: side, columns: side });
  const capacities: Readonly<Record<string, number>> = {
    scratchpad: 2 * record.spad_entries_bytes * 8,
    accumulator: 2 * record.acc_entries_per_col * 32,
  };
  const resize = (memory: MemoryLevel) => {
    const capacityBits = capacities[memory.name];
    return capacityBits === undefined ? memory : { ...memory, capacityBits, doubleBuffered: true };
  };
  return { ...sized, memories: sized.memories.map(resize) };
}

/** Loops within a tile as the machine runs them (LoopConv): a fold of weights at a time, all outputs of the tile in it. */
const INSIDE_A_TILE: readonly LoopDim[] = ['K', 'R', 'S', 'C', 'N', 'P', 'Q'];

/**
 * The loop nest that ran: the loops at DRAM cover the layer that ran, in tiles of the recorded size. A program hands the
 * machine no order of loops within a tile, so the recorded one did not count.
 */
export function gemminiMapping(record: GemminiCase, layer: Layer): Mapping {
  const levels = LEVELS.map(({ number, memory, keeps, axis }): MappingLevel => {
    const loops = record.mapping.find(({ level }) => level === number)?.loops_outer_to_inner ?? [];
    const ours = (isSpatial: boolean): Loop[] =>
      loops
        .filter(({ bound, spatial }) => bound > 1 && (spatial !== null) === isSpatial)
        .map(({ dim, bound }) => ({ dim: OURS[dim], bound }));
    const spatial = ours(true).map((loop) => ({ ...loop, axis }));
    return { memory, keeps, temporal: ours(false), spatial };
  });
  const [dram, ...recorded] = levels;
  if (dram === undefined) return { levels };
  const place = ({ dim }: Loop) => INSIDE_A_TILE.indexOf(dim);
  const inside = recorded.map((level) => ({
    ...level,
    temporal: level.temporal.toSorted((a, b) => place(a) - place(b)),
  }));
  return {
    levels: [{ ...dram, temporal: coveringLoops(dram.temporal, inside, layer) }, ...inside],
  };
}

function coveringLoops(
  loops: readonly Loop[],
  inside: readonly MappingLevel[],
  { extents }: Layer,
): Loop[] {
  const tile = (dim: LoopDim) =>
    inside
      .flatMap(({ temporal, spatial }) => [...temporal, ...spatial])
      .reduce((extent, loop) => (loop.dim === dim ? extent * loop.bound : extent), 1);
  const bound = (dim: LoopDim) => Math.ceil(extents[dim] / tile(dim));
  const missing = LOOP_DIMS.filter(
    (dim) => bound(dim) > 1 && !loops.some((loop) => loop.dim === dim),
  );
  return [...missing, ...loops.map(({ dim }) => dim)]
    .map((dim) => ({ dim, bound: bound(dim) }))
    .filter((loop) => loop.bound > 1);
}
