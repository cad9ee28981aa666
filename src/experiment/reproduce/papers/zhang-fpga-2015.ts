import { z } from 'zod';
import { workMacs } from '../../../cost/engine/conv-work.ts';
import {
  inputTileWords,
  type OutputTile,
  tiledCycles,
  tiledResources,
  tiledRoofline,
  type Unroll,
} from '../../../cost/engine/tiled-engine.ts';
import { engineLogic } from '../../../cost/fpga-logic.ts';
import { loadFpgaDevice } from '../../../io/fpga-device-schema.ts';
import type { Figure, Reproduction } from '../reproduction.ts';
import { convolution, count, text, toWork } from '../setting-words.ts';

const unroll = z.strictObject({ outputs: count, inputs: count });
const layer = convolution.extend({
  pipelineCycles: z.int().min(0).describe('filling of the pipeline for each tile of channels (P)'),
  own: unroll.extend({
    tiles: z.enum(['each-side', 'product']).describe('how the paper rounds numbers of tiles'),
  }),
});

const setting = z.strictObject({
  device: text,
  clockMHz: z.number().positive(),
  bits: count,
  bankWords: count.describe('words that a bank of the input and output buffers holds'),
  dramGBPerS: z.number().positive().describe('bandwidth that the authors count with'),
  shared: unroll.describe('one unrolling for all layers'),
  layers: z.array(layer).min(1),
});

type Setting = z.output<typeof setting>;
type Layer = Setting['layers'][number];

const MICROSECONDS_PER_MS = 1000;

/** C. Zhang et al., FPGA 2015: AlexNet's convolutions on a uniform tiled engine. */
export const zhangFpga2015: Reproduction<Setting> = {
  name: 'zhang-fpga-2015',
  setting,
  run: (given) => [
    ...cycles(given),
    ...resources(given),
    ...times(given),
    {
      metric: 'layers under the compute roof',
      layer: 'all',
      value: computeBound(given),
      unit: 'layers',
    },
  ],
};

function ownCycles(layer: Layer): number {
  return tiledCycles(toWork(layer), layer.own, layer.pipelineCycles, layer.own.tiles);
}

function sharedCycles(layer: Layer, unrolled: Unroll): number {
  return tiledCycles(toWork(layer), unrolled, layer.pipelineCycles);
}

function cycles({ layers, shared }: Setting): readonly Figure[] {
  const table = (metric: string, each: (layer: Layer) => number): readonly Figure[] => {
    const rows = layers.map((one) => ({ layer: one.name, value: each(one) }));
    const total = rows.reduce((sum, { value }) => sum + value, 0);
    return [...rows, { layer: 'total', value: total }].map((row) => ({
      metric,
      unit: 'cycles',
      ...row,
    }));
  };
  return [
    ...table('cycles, own unrolling', ownCycles),
    ...table('cycles, shared unrolling', (one) => sharedCycles(one, shared)),
  ];
}

/** The largest square tile whose inputs and outputs a bank holds. */
function tileOf(layer: Layer, bankWords: number): OutputTile {
  const work = toWork(layer);
  let side = 1;
  const fits = (next: number) =>
    next <= layer.size &&
    next * next <= bankWords &&
    inputTileWords(work, { rows: next, columns: next }) <= bankWords;
  while (fits(side + 1)) side += 1;
  return { rows: side, columns: side };
}

function resources({ device, shared, layers, bankWords, bits }: Setting): readonly Figure[] {
  const { dspFamily } = loadFpgaDevice(device);
  const tiles = layers.map((layer) => ({ layer, tile: tileOf(layer, bankWords) }));
  const depths = {
    inputs: Math.max(...tiles.map(({ layer, tile }) => inputTileWords(toWork(layer), tile))),
    weights: Math.max(...layers.map(({ kernel }) => kernel * kernel)),
    outputs: Math.max(...tiles.map(({ tile }) => tile.rows * tile.columns)),
  };
  const { dsp, bram18 } = tiledResources(dspFamily, shared, {
    depths,
    bits,
    pingPong: 'two-memories',
  });
  const logic = engineLogic(dspFamily, shared.outputs * shared.inputs, bits);
  return [
    { metric: 'resources', layer: 'DSP', value: dsp, unit: 'blocks' },
    { metric: 'resources', layer: 'BRAM18', value: bram18, unit: 'blocks' },
    { metric: 'resources', layer: 'LUT', value: logic?.lut ?? null, unit: 'LUTs' },
    { metric: 'resources', layer: 'FF', value: logic?.ff ?? null, unit: 'flip-flops' },
  ];
}

function times({ layers, shared, clockMHz }: Setting): readonly Figure[] {
  const msOf = (layer: Layer) =>
    (layer.sets * sharedCycles(layer, shared)) / clockMHz / MICROSECONDS_PER_MS;
  const totalMs = layers.reduce((sum, layer) => sum + msOf(layer), 0);
  const macs = layers.reduce((sum, layer) => sum + workMacs(toWork(layer)), 0);
  return [
    ...layers.map((layer) => ({
      metric: 'time on the board',
      layer: layer.name,
      value: msOf(layer),
      unit: 'ms',
    })),
    { metric: 'time on the board', layer: 'total', value: totalMs, unit: 'ms' },
    { metric: 'throughput', layer: 'total', value: (2 * macs) / totalMs / 1e6, unit: 'GFLOP/s' },
  ];
}

/** Layers that the bandwidth does not hold up under the paper's roofline. */
function computeBound(given: Setting): number {
  const { layers, shared, bankWords, clockMHz, dramGBPerS, bits } = given;
  const at = { clockMHz, dramGBPerS, wordBytes: bits / 8 };
  const bound = layers.filter((layer) => {
    const roofline = tiledRoofline(toWork(layer), shared, tileOf(layer, bankWords), at);
    return roofline.attainableGops === roofline.computeGops;
  });
  return bound.length;
}
