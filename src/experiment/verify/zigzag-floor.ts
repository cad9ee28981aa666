import type { ZigzagHardware } from '../../io/zigzag/zigzag-hardware.ts';
import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { type Operand, RELEVANT_DIMS } from '../../workload/operand.ts';
import { resolvePrecision } from '../../workload/precision.ts';

/**
 * Cycles below which no mapping can be, whatever it keeps where: the array's steps, and all three tensors once over the
 * port of the DRAM, without padding.
 *
 * Where the unrolled loops divide their dimensions, all units work in every step: the elements of the first step have to
 * arrive before it, and the outputs of the last to leave after it.
 *
 * @param unrolled    units along each dimension
 * @param tensorBits  of weights, inputs and outputs
 */
export function floorCycles(
  layer: Layer,
  hardware: ZigzagHardware,
  unrolled: ReadonlyMap<LoopDim, number>,
  tensorBits: number,
): number {
  const bits = hardware.memories.at(-1)?.bandwidth.sharedBitsPerCycle ?? Number.POSITIVE_INFINITY;
  const places = (dim: LoopDim) => Math.min(unrolled.get(dim) ?? 1, layer.extents[dim]);
  const steps = LOOP_DIMS.reduce(
    (product, dim) => product * Math.ceil(layer.extents[dim] / places(dim)),
    1,
  );
  const isFull = LOOP_DIMS.every((dim) => layer.extents[dim] % places(dim) === 0);
  const { weights, inputs, outputs } = resolvePrecision(
    hardware.precisionBits,
    layer.precisionBits,
  );
  const elements = (operand: Operand) =>
    RELEVANT_DIMS[operand].reduce((product, dim) => product * places(dim), 1);
  // P and R (Q and S) select an input together; counting the larger of both is the least there can be
  const first = elements('weights') * weights;
  const last = elements('outputs') * outputs;
  const factors = inputPlaces(places) * inputs;
  // leaving units idle instead costs at least one more round of some dimension
  const round = Math.min(...LOOP_DIMS.map((dim) => (steps * places(dim)) / layer.extents[dim]));
  const ends = isFull ? Math.min(round, (first + factors + last) / bits) : 0;
  return Math.max(steps + ends, tensorBits / bits);
}

function inputPlaces(places: (dim: LoopDim) => number): number {
  const alone = places('N') * places('G') * places('C');
  return alone * Math.max(places('P'), places('R')) * Math.max(places('Q'), places('S'));
}
