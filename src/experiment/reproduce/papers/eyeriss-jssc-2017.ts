import { z } from 'zod';
import { UNIT_EXTENTS } from '../../../workload/dims.ts';
import type { Layer } from '../../../workload/layer.ts';
import { estimateEyeriss, loadEyeriss } from '../../verify/eyeriss-reader.ts';
import type { RowStationaryParameters } from '../../verify/row-stationary-mapping.ts';
import type { Figure, Reproduction } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const PARAMETERS = ['m', 'n', 'e', 'p', 'q', 'r', 't'] as const;

const layer = z.strictObject({
  name: text,
  inputs: count,
  outputs: count,
  size: count,
  kernel: count,
  stride: count.default(1),
  groups: count.default(1),
  mapping: z.array(count).length(PARAMETERS.length).describe(PARAMETERS.join(', ')),
});

const network = z.strictObject({ name: text, batch: count, layers: z.array(layer).min(1) });
const setting = z.strictObject({ networks: z.array(network).min(1) });

type Setting = z.output<typeof setting>;
type Network = z.output<typeof network>;

/** Y.-H. Chen et al., JSSC 2017: AlexNet and VGG-16 on Eyeriss, with the mappings that ran on the chip. */
export const eyerissJssc2017: Reproduction<Setting> = {
  name: 'eyeriss-jssc-2017',
  setting,
  run: ({ networks }) => networks.flatMap(networkFigures),
};

function networkFigures({ name, batch, layers }: Network): readonly Figure[] {
  const chip = loadEyeriss();
  const estimates = layers.map((one) => {
    const [m = 1, n = 1, e = 1, p = 1, q = 1, r = 1, t = 1] = one.mapping;
    const parameters: RowStationaryParameters = { m, n, e, p, q, r, t };
    return { one, ...estimateEyeriss(chip, { layer: layerOf(one, batch), parameters }) };
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const times = estimates.map(({ processingMs }) => processingMs);
  const energies = estimates.map(({ energyMj }) => energyMj);
  return [
    ...estimates.map(({ one, processingMs }) => ({
      metric: 'processing latency',
      layer: `${name} ${one.name}`,
      value: processingMs,
      unit: 'ms',
    })),
    { metric: 'processing latency', layer: `${name} all`, value: sum(times), unit: 'ms' },
    { metric: 'energy of the chip', layer: `${name} all`, value: sum(energies), unit: 'mJ' },
  ];
}

function layerOf(one: Network['layers'][number], batch: number): Layer {
  const { name, inputs, outputs, size, kernel, stride, groups: G } = one;
  const channels = { C: inputs / G, K: outputs / G };
  return {
    name,
    operator: 'conv',
    extents: { ...UNIT_EXTENTS, N: batch, G, ...channels, P: size, Q: size, R: kernel, S: kernel },
    stride: { row: stride, column: stride },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: 0,
  };
}
