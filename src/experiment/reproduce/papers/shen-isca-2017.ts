import { setImmediate as letEventsIn } from 'node:timers/promises';
import { z } from 'zod';
import { type ConvWork, convWorks } from '../../../cost/engine/conv-work.ts';
import {
  type LayerProcessor,
  multiClpFigures,
  processorCycles,
  processorWorkCycles,
} from '../../../cost/engine/multi-clp.ts';
import { partitionLayers } from '../../../cost/engine/partition-layers.ts';
import { fitBuffers, type ProcessorBuffers } from '../../../cost/engine/processor-buffers.ts';
import { loadFpgaDevice } from '../../../io/fpga-device-schema.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { convolution, count, text, toWork } from '../setting-words.ts';

const processor = z.strictObject({
  inputs: count.describe('Tn'),
  outputs: count.describe('Tm'),
  layers: z.array(text).min(1).describe('names of the layers, or "all"'),
});

const setting = z.strictObject({
  usableShare: z.number().positive().max(1).describe('of the DSP blocks and block RAMs'),
  maxProcessors: count,
  devices: z.record(text, text).describe('FPGA devices by the names that figures are told by'),
  precisions: z.array(
    z.strictObject({ name: text, bits: count, dspPerUnit: count, clockMHz: z.number().positive() }),
  ),
  networks: z.array(
    z.strictObject({
      name: text,
      layers: z.array(convolution).optional(),
      model: text.optional().describe('a model, where no layers are given'),
      options: z.record(text, z.union([z.number(), text])).default({}),
    }),
  ),
  published: z
    .array(
      z.strictObject({
        name: text,
        network: text,
        processors: z.array(processor).min(1),
        eachLayer: z.boolean().default(false).describe('whether the cycles of layers are told'),
      }),
    )
    .describe('partitions that the paper prints'),
});

type Setting = z.output<typeof setting>;
type Precision = Setting['precisions'][number];

const CYCLES_PER_KILOCYCLE = 1000;
const MHZ_PER_GHZ = 1000;

/** Y. Shen et al., ISCA 2017: layers partitioned over several processors, with ours searched. */
export const shenIsca2017: Reproduction<Setting> = {
  name: 'shen-isca-2017',
  setting,
  run: async (given, context) => {
    const networks = new Map(given.networks.map((one) => [one.name, worksOf(one, context)]));
    const figures = given.published.flatMap((one) =>
      publishedFigures(one, networks.get(one.network) ?? []),
    );
    for (const [name, works] of networks) {
      for (const [device, file] of Object.entries(given.devices)) {
        for (const precision of given.precisions) {
          const of = `${name}, ${device}, ${precision.name}`;
          context.progress(of);
          await letEventsIn();
          context.signal.throwIfAborted();
          figures.push(...searchedFigures(of, works, { device: file, precision, given }));
        }
      }
    }
    return figures;
  },
};

function worksOf(
  { layers, model, options }: Setting['networks'][number],
  { surroundings }: ReproductionContext,
): readonly ConvWork[] {
  if (layers !== undefined) return layers.map(toWork);
  return convWorks(surroundings.buildNetwork(model ?? '', options).layers);
}

/** Cycles of the partitions that the paper prints: of each layer, of each processor in thousands, and of an epoch. */
function publishedFigures(
  { name, processors, eachLayer }: Setting['published'][number],
  works: readonly ConvWork[],
): readonly Figure[] {
  const built: readonly LayerProcessor[] = processors.map(({ inputs, outputs, layers }) => ({
    unroll: { inputs, outputs },
    works: works.filter((work) => layers.includes('all') || layers.includes(work.name)),
  }));
  const { epochCycles, utilization, macUnits } = multiClpFigures(built);
  return [
    ...built.flatMap(({ unroll, works: own }) =>
      (eachLayer ? own : []).map((work) => ({
        metric: 'cycles',
        layer: `${name}: ${work.name}`,
        value: processorWorkCycles(work, unroll),
        unit: 'cycles',
      })),
    ),
    ...built.map((one) => ({
      metric: 'cycles of a processor',
      layer: `${name}: ${one.unroll.inputs}×${one.unroll.outputs}`,
      value: Math.round(processorCycles(one) / CYCLES_PER_KILOCYCLE),
      unit: 'kcycles',
    })),
    { metric: 'cycles of an epoch', layer: name, value: epochCycles, unit: 'cycles' },
    { metric: 'utilization', layer: name, value: 100 * utilization, unit: '%' },
    { metric: 'multipliers', layer: name, value: macUnits, unit: 'units' },
  ];
}

interface Limits {
  readonly device: string;
  readonly precision: Precision;
  readonly given: Setting;
}

/** What our search finds with one processor and with several. */
function searchedFigures(
  of: string,
  works: readonly ConvWork[],
  { device, precision, given }: Limits,
): readonly Figure[] {
  const { resources, dspFamily } = loadFpgaDevice(device);
  const maxUnits = Math.floor((resources.dsp * given.usableShare) / precision.dspPerUnit);
  const maxBram18 = Math.floor(resources.bram18 * given.usableShare);
  const at = { family: dspFamily, bits: precision.bits, maxBram18 };
  return [1, given.maxProcessors].flatMap((maxProcessors) => {
    const found = partitionLayers(works, {
      maxUnits,
      maxProcessors,
      check: (processors) => {
        const buffers = fitBuffers(processors, at);
        return 'need' in buffers ? [buffers] : [];
      },
    });
    if (!found.ok) return [];
    const buffers = fitBuffers(found.value, at);
    if ('need' in buffers) return [];
    const layer = `${of}, ${maxProcessors === 1 ? 'one processor' : 'several'}`;
    return designFigures(layer, found.value, buffers, precision);
  });
}

function designFigures(
  layer: string,
  processors: readonly LayerProcessor[],
  { bram18, transferWords }: ProcessorBuffers,
  { clockMHz, bits }: Precision,
): readonly Figure[] {
  const { epochCycles, utilization } = multiClpFigures(processors);
  const bytesPerCycle = (transferWords * bits) / 8 / epochCycles;
  const gigabytesPerS = (bytesPerCycle * clockMHz) / MHZ_PER_GHZ;
  return [
    { metric: 'searched: utilization', layer, value: 100 * utilization, unit: '%' },
    { metric: 'searched: cycles of an epoch', layer, value: epochCycles, unit: 'cycles' },
    ...(processors.length === 1
      ? []
      : [
          { metric: 'searched: block RAM', layer, value: bram18, unit: 'blocks' },
          { metric: 'searched: DRAM', layer, value: gigabytesPerS, unit: 'GB/s' },
        ]),
  ];
}
