import { z } from 'zod';
import {
  boardSeconds,
  movingWork,
  type ParallelWork,
  parallelWorks,
} from '../../../cost/engine/parallel-engine.ts';
import { parseJsonDocument } from '../../../io/json-document.ts';
import type { Layer } from '../../../workload/layer.ts';
import { type BoardCase, boardFigures } from '../board-fit.ts';
import { boardParameter } from '../board-parameters.ts';
import { referenceText } from '../reference-text.ts';
import type { Reproduction, ReproductionContext } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const setting = z.strictObject({
  filters: count.describe('filters that are computed side by side'),
  productsPerDsp: z.strictObject({ '6b': count, '8b': count }),
  parameters: z.array(boardParameter).length(5),
  networks: z.record(text, text).describe('models by their names in the table'),
});

type Setting = z.output<typeof setting>;

const TABLE = 'papers/chaidnn.json';
const frameRates = z.object({
  network: z.string(),
  '6b_noFC': z.number(),
  '6b_FC': z.number(),
  '8b_noFC': z.number(),
  '8b_FC': z.number(),
});
const build = z.object({
  compute_dsps: z.number(),
  mhz: z.array(z.number()).length(2),
  fps: z.array(frameRates),
});
const table = z.object({ zu9: z.array(build), zu7: z.array(build) });

type Build = z.output<typeof build>;
type Width = '6b' | '8b';

/** CHaiDNN on ZCU102 (ZU9) and ZCU104 (ZU7): frame rates with and without fully connected layers, which run on the processor. */
export const chaidnnBoards: Reproduction<Setting> = {
  name: 'chaidnn-boards',
  setting,
  run: (given, context) => boardFigures(casesOf(given, context), given.parameters),
};

function casesOf(given: Setting, context: ReproductionContext): readonly BoardCase[] | null {
  const file = referenceText(context, TABLE);
  if (file === null) return null;
  const boards = parseJsonDocument(file.text, file.path, table);
  const models = new Map(
    Object.entries(given.networks).map(([name, model]) => [
      name,
      context.surroundings.buildNetwork(model, {}).layers,
    ]),
  );
  const ofBoard = (builds: readonly Build[], isZu9: boolean) =>
    builds.flatMap((one) =>
      one.fps.flatMap((rates) => {
        const layers = models.get(rates.network);
        return layers === undefined
          ? []
          : (['6b', '8b'] as const).flatMap((width) =>
              casesOfBuild(given, one, { layers, rates, width, isZu9 }),
            );
      }),
    );
  return [...ofBoard(boards.zu9, true), ...ofBoard(boards.zu7, false)];
}

interface Run {
  readonly layers: readonly Layer[];
  readonly rates: z.output<typeof frameRates>;
  readonly width: Width;
  readonly isZu9: boolean;
}

function casesOfBuild(
  { filters, productsPerDsp }: Setting,
  { compute_dsps: dsps, mhz }: Build,
  { layers, rates, width, isZu9 }: Run,
): readonly BoardCase[] {
  const pixels = (dsps / filters) * productsPerDsp[width];
  const engine = { pixels, inputs: 1, outputs: filters, depthwisePixels: pixels };
  const works: readonly ParallelWork[] = [
    ...parallelWorks(
      layers.filter(({ operator }) => operator === 'conv'),
      engine,
    ),
    ...layers.filter(({ operator }) => operator === 'elementwise').map(movingWork),
  ];
  const processorMacs = layers
    .filter(({ operator }) => operator === 'gemm')
    .reduce((sum, { extents }) => sum + extents.K * extents.C, 0);
  const seconds = (values: readonly number[]) => {
    const [onZu9 = 1, onZu7 = 1, dramGBPerS = 1, layerUs = 0] = values;
    const timing = { efficiency: isZu9 ? onZu9 : onZu7, dramGBPerS, layerUs };
    return boardSeconds(works, timing, { clockMHz: mhz[1] ?? 0, wordBytes: 1 });
  };
  const group = rates.network;
  return [
    { group, measured: rates[`${width}_noFC`], predict: (values) => 1 / seconds(values) },
    {
      group,
      measured: rates[`${width}_FC`],
      predict: (values) => 1 / Math.max(seconds(values), processorMacs / ((values[4] ?? 1) * 1e9)),
    },
  ];
}
