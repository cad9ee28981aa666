import { z } from 'zod';
import { CONV_LETTERS, GEMM_LETTERS } from '../../io/zigzag/zigzag-words.ts';
import { type Extents, type LoopDim, UNIT_EXTENTS } from '../../workload/dims.ts';
import { windowLength } from '../../workload/footprint.ts';
import type { Layer } from '../../workload/layer.ts';

const LOOPS = z.array(z.array(z.string()));
const BY_OPERAND = z.object({ W: LOOPS, I: LOOPS, O: LOOPS });
const COUNT = z.int().min(1);

const LAYER = z.object({
  layer: z.string(),
  type: z.string(),
  equation: z.string(),
  dims: z.record(z.string(), COUNT),
  precision: z.object({ W: COUNT, I: COUNT, O: COUNT, O_final: COUNT }),
  latency_cycles: z.number(),
  latency_parts: z.object({
    data_onloading: z.number(),
    computation: z.number(),
    data_offloading: z.number(),
  }),
  mem_utilization: z.object({ I: z.array(z.number()).min(1) }),
  spatial_mapping: BY_OPERAND,
  temporal_mapping: BY_OPERAND,
  user_spatial_mapping: z.record(z.string(), z.record(z.string(), z.number())),
});

/** One run of ZigZag: a network on an accelerator, layer after layer, with the mapping that it found for each. */
export const zigzagRunSchema = z.object({
  accelerator: z.string(),
  workload: z.string(),
  opt: z.string(),
  layers: z.array(LAYER),
});
export type ZigzagRun = z.infer<typeof zigzagRunSchema>;
export type ZigzagLayer = z.infer<typeof LAYER>;

const CONV_EQUATION = 'O[b][g][k][oy][ox]=W[g][k][c][fy][fx]*I[b][g][c][iy][ix]';
const GEMM_EQUATIONS = ['O[d][k]=I[d][c]*W[c][k]', 'O[b][d][k]=I[b][d][c]*W[c][k]'];

/** The letters of a layer's loops, or null where its kind is none that has MACs on weights. */
export function lettersOf({ equation }: ZigzagLayer): Readonly<Record<string, LoopDim>> | null {
  const plain = equation.replaceAll(' ', '').replace('+=', '=');
  if (plain === CONV_EQUATION) return CONV_LETTERS;
  return GEMM_EQUATIONS.includes(plain) ? GEMM_LETTERS : null;
}

/**
 * The layer as ZigZag saw it, with its widths.
 *
 * ZigZag's results do not tell strides, but how full the DRAM is: weights, inputs and outputs together. The stride is the
 * smallest whose windows reach over what is left for inputs, which are counted without padding and without the rows and
 * columns that no window touches.
 *
 * @param dramBits  capacity of the file's DRAM
 */
export function zigzagLayerOf(
  record: ZigzagLayer,
  letters: Readonly<Record<string, LoopDim>>,
  dramBits: number,
): Layer {
  const extents: Record<LoopDim, number> = { ...UNIT_EXTENTS };
  for (const [letter, extent] of Object.entries(record.dims)) {
    const dim = letters[letter];
    if (dim !== undefined) extents[dim] = extent;
  }
  const { W, I, O, O_final: final } = record.precision;
  const isProduct = letters === GEMM_LETTERS;
  const stride = isProduct ? 1 : strideOf(extents, imageElements(record, extents, dramBits));
  return {
    name: record.layer,
    operator: isProduct ? 'gemm' : 'conv',
    extents,
    stride: { row: stride, column: stride },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: 0,
    precisionBits: { weights: W, inputs: I, partialSums: O, outputs: final },
  };
}

/** Bits of all three tensors, as ZigZag keeps them in DRAM. */
export function tensorBits({ mem_utilization: used }: ZigzagLayer, dramBits: number): number {
  return Math.round((used.I.at(-1) ?? 0) * dramBits);
}

/** Elements of one channel of the inputs. */
function imageElements(record: ZigzagLayer, extents: Extents, dramBits: number): number {
  const { N, G, K, C, P, Q, R, S } = extents;
  const { W, I, O_final: final } = record.precision;
  const weights = G * K * C * R * S * W;
  const outputs = N * G * K * P * Q * final;
  return (tensorBits(record, dramBits) - weights - outputs) / (I * N * G * C);
}

function strideOf({ P, Q, R, S }: Extents, elements: number): number {
  if (P === 1 && Q === 1) return 1;
  let stride = 1;
  while (windowLength(P, R, stride, 1) * windowLength(Q, S, stride, 1) < elements) stride++;
  return stride;
}
