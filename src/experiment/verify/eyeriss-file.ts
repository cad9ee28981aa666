import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import type { RowStationaryParameters } from './row-stationary-mapping.ts';

const COUNT = z.int().min(1);
const LAYER = z.object({
  N: COUNT,
  C: COUNT,
  M: COUNT,
  R: COUNT,
  S: COUNT,
  E: COUNT,
  F: COUNT,
  stride: COUNT,
  groups: COUNT,
});
const PARAMETERS = z.object({
  m: COUNT,
  n: COUNT,
  e: COUNT,
  p: COUNT,
  q: COUNT,
  r: COUNT,
  t: COUNT,
});
const MEASURED = z.object({
  layers: z.array(
    z.object({
      layer: z.string(),
      power_mw: z.number(),
      total_latency_ms: z.number(),
      processing_latency_ms: z.number(),
      active_pes: COUNT,
      glb_access_MB: z.number(),
    }),
  ),
});
const FILE = z.object({
  workload: z.object({ alexnet: z.object({ layers: z.array(LAYER) }) }),
  mapping_table3_alexnet: z.array(PARAMETERS),
  results: z.object({ alexnet: MEASURED, vgg16: MEASURED }),
});

/** A layer as it ran on the chip, and what was measured. */
export interface EyerissCase {
  readonly network: 'AlexNet' | 'VGG-16';
  readonly layer: Layer;
  readonly parameters: RowStationaryParameters;
  readonly processingMs: number;
  /** Of the chip without DRAM, while it processes. */
  readonly energyMj: number;
  readonly activePes: number;
  /** Bytes that the buffer reads and writes. */
  readonly bufferMb: number;
}

/** Input channels, output channels, output rows of VGG-16's layers (Simonyan, Zisserman, 2015), and its stage. */
const VGG_LAYERS = [
  [3, 64, 224, 0],
  [64, 64, 224, 0],
  [64, 128, 112, 1],
  [128, 128, 112, 1],
  [128, 256, 56, 2],
  [256, 256, 56, 2],
  [256, 256, 56, 2],
  [256, 512, 28, 3],
  [512, 512, 28, 3],
  [512, 512, 28, 3],
  [512, 512, 14, 4],
  [512, 512, 14, 4],
  [512, 512, 14, 4],
] as const;

/**
 * How VGG-16's stages ran. The paper prints no mapping, but what tells it apart: the active PEs give e and r · t (156 = 3 · 13
 * · 4, 168 = 3 · 14 · 4), the bytes of the buffer give q · r, for each sum is read and written once in C / (q · r)
 * passes, and 100 KiB of sums beside the inputs give m and n. No time was used.
 */
const VGG_PARAMETERS: readonly RowStationaryParameters[] = [
  { m: 16, n: 1, e: 13, p: 4, q: 1, r: 1, t: 4 },
  { m: 32, n: 1, e: 13, p: 8, q: 1, r: 1, t: 4 },
  { m: 64, n: 1, e: 13, p: 16, q: 2, r: 1, t: 4 },
  { m: 64, n: 1, e: 14, p: 16, q: 4, r: 1, t: 4 },
  { m: 64, n: 3, e: 14, p: 16, q: 4, r: 2, t: 2 },
];
const VGG_BATCH = 3;

/** @throws InputError with every problem of the file */
export function parseEyerissCases(text: string, file: string): readonly EyerissCase[] {
  const { workload, mapping_table3_alexnet: mappings, results } = parse(text, file);
  const alexnet = workload.alexnet.layers.map((shape, place): Omit<Run, 'measured'> => {
    const { N, C, M, R, S, E, F, stride, groups: G } = shape;
    const extents = { ...UNIT_EXTENTS, N, G, C: C / G, K: M / G, P: E, Q: F, R, S };
    return { network: 'AlexNet', extents, stride, parameters: mappings[place] };
  });
  const vgg = VGG_LAYERS.map(([C, K, P, stage]): Omit<Run, 'measured'> => {
    const extents = { ...UNIT_EXTENTS, N: VGG_BATCH, C, K, P, Q: P, R: 3, S: 3 };
    return { network: 'VGG-16', extents, stride: 1, parameters: VGG_PARAMETERS[stage] };
  });
  const ran = [
    ...alexnet.map((run, place) => ({ ...run, measured: results.alexnet.layers[place] })),
    ...vgg.map((run, place) => ({ ...run, measured: results.vgg16.layers[place] })),
  ];
  return ran.flatMap(caseOf);
}

interface Run {
  readonly network: EyerissCase['network'];
  readonly extents: Layer['extents'];
  readonly stride: number;
  readonly parameters: RowStationaryParameters | undefined;
  readonly measured: z.infer<typeof MEASURED>['layers'][number] | undefined;
}

function caseOf({ network, extents, stride, parameters, measured }: Run): readonly EyerissCase[] {
  if (parameters === undefined || measured === undefined) return [];
  return [
    {
      network,
      layer: {
        name: `${network} ${measured.layer}`,
        operator: 'conv',
        extents,
        stride: { row: stride, column: stride },
        dilation: { row: 1, column: 1 },
        inputTensors: 1,
        parameterCount: 0,
      },
      parameters,
      processingMs: measured.processing_latency_ms,
      // mW · ms = µJ.
      energyMj: (measured.power_mw * measured.processing_latency_ms) / 1000,
      activePes: measured.active_pes,
      bufferMb: measured.glb_access_MB,
    },
  ];
}

function parse(text: string, file: string): z.infer<typeof FILE> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError({ file, rule: 'must be one JSON object' });
  }
  const parsed = FILE.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.map(({ path, message }) => ({
      file,
      path: path.join('.'),
      rule: message.replace(/^Invalid input: /, ''),
    })),
  );
}
