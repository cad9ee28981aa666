import { ceilDiv } from '../base/ceil-div.ts';
import { nestRowLength, writeNestRow } from '../cost/nest-columns.ts';
import { nestPairs, pairColumns } from '../cost/nest-pairs.ts';
import type { NestBatch } from '../cost/nest-traffic.ts';
import type { Loop, Mapping, SpatialLoop } from '../mapping/mapping.ts';
import { UNIT_EXTENTS } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS } from '../workload/operand.ts';

/** A 3 × 3 convolution of 64 channels by 64 on 28 × 28 points. */
const LAYER: Layer = {
  name: 'sample',
  operator: 'conv',
  extents: { ...UNIT_EXTENTS, K: 64, C: 64, P: 28, Q: 28, R: 3, S: 3 },
  stride: { row: 1, column: 1 },
  dilation: { row: 1, column: 1 },
  inputTensors: 1,
  parameterCount: 0,
};

const SIZES = [1, 2, 4, 7] as const;
const CHOICES = SIZES.length;
/** Sizes of four tiles, times rotations of the four outer loops. */
const NESTS = CHOICES ** 5;

const TILED_DIMS = ['K', 'C', 'P', 'Q'] as const;
const SPREAD: readonly SpatialLoop[] = [
  { dim: 'K', bound: 8, axis: 'x' },
  { dim: 'C', bound: 4, axis: 'y' },
];
const TAPS: readonly Loop[] = [
  { dim: 'R', bound: 3 },
  { dim: 'S', bound: 3 },
];

/** 1,024 nests with tiles of many sizes, to time executors with: DRAM, a buffer, and 8 × 4 PEs with registers. */
export function sampleBatch(): NestBatch {
  const first = mappingAt(0);
  const levels = first.levels.length;
  const length = nestRowLength(levels);
  const rows = new Float64Array(NESTS * length);
  for (let index = 0; index < NESTS; index++) {
    writeNestRow(LAYER, mappingAt(index), rows, index * length);
  }
  const pairs = pairColumns(nestPairs(first.levels.map(({ keeps }) => keeps)));
  return { rows, count: NESTS, levels, pairs, reuse: 'stepwise' };
}

function mappingAt(index: number): Mapping {
  const digit = (place: number) => Math.floor(index / CHOICES ** place) % CHOICES;
  const inner = TILED_DIMS.map((dim, place): Loop => ({ dim, bound: SIZES[digit(place)] ?? 1 }));
  const outer = inner.map(({ dim, bound }): Loop => {
    const children = SPREAD.find((loop) => loop.dim === dim)?.bound ?? 1;
    return { dim, bound: ceilDiv(LAYER.extents[dim], bound * children) };
  });
  const first = digit(4);
  const rotated = [...outer.slice(first), ...outer.slice(0, first)];
  return {
    levels: [
      { memory: 'DRAM', keeps: OPERANDS, temporal: rotated, spatial: [] },
      { memory: 'buffer', keeps: OPERANDS, temporal: inner, spatial: SPREAD },
      { memory: 'registers', keeps: OPERANDS, temporal: TAPS, spatial: [] },
    ],
  };
}
