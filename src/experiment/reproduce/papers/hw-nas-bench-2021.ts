import { join } from 'node:path';
import { z } from 'zod';
import { chunkCycles } from '../../../cost/engine/chunk-engine.ts';
import type { ConvWork } from '../../../cost/engine/conv-work.ts';
import { verifyFolder } from '../../verify/verify-folder.ts';
import { toChunkEngine } from '../auto-nba-files.ts';
import { fbnetCifarPlaces, fbnetWorks, parseFbnetBlock } from '../fbnet-space.ts';
import { parseBlockCosts } from '../fbnet-table.ts';
import { referenceText } from '../reference-text.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';

const engine = z
  .array(z.number())
  .length(10)
  .describe('mode, buffer (rows, columns, outputs, inputs), unroll, bits');

const setting = z.strictObject({
  clockMHz: z.number().positive(),
  pointwise: engine,
  depthwise: engine.describe('one that takes the channels as input lanes'),
  toleranceMs: z.number().positive(),
});

type Setting = z.output<typeof setting>;

const CELLS = 'hw-nas-bench/nb201_cifar10_latency.csv';
const BLOCKS = 'hw-nas-bench/fbnet_cifar100_block_lut.json';
const CYCLES_PER_MS_AT_1_MHZ = 1000;

/** C. Li et al., "HW-NAS-Bench", ICLR 2021: Eyeriss' latency of cells, and the FPGA's of FBNet's blocks. */
export const hwNasBench2021: Reproduction<Setting> = {
  name: 'hw-nas-bench-2021',
  setting,
  run: async (given, context) => [await cellFigure(context), ...blockFigures(given, context)],
};

async function cellFigure(context: ReproductionContext): Promise<Figure> {
  const unit = 'cells';
  const figure = { metric: 'latency on Eyeriss that agrees', layer: 'NAS-Bench-201 cells', unit };
  if (context.referenceFolder === null || referenceText(context, CELLS) === null) {
    return { ...figure, value: null };
  }
  context.progress('cells on Eyeriss');
  const [verified] = await verifyFolder(join(context.referenceFolder, CELLS));
  return { ...figure, value: verified?.exact ?? null };
}

function blockFigures(given: Setting, context: ReproductionContext): readonly Figure[] {
  const file = referenceText(context, BLOCKS);
  const errors =
    file === null
      ? null
      : parseBlockCosts(file).map(({ place, block, latencyMs }) =>
          Math.abs(blockMs(given, place, block) - latencyMs),
        );
  const agreeing = errors?.filter((error) => error <= given.toleranceMs).length ?? null;
  return [
    {
      metric: 'latency on the FPGA that agrees',
      layer: "FBNet's blocks",
      value: agreeing,
      unit: 'blocks',
    },
    {
      metric: 'largest difference on the FPGA',
      layer: "FBNet's blocks",
      value: errors === null ? null : Math.max(...errors),
      unit: 'ms',
    },
  ];
}

/** A block takes the longer of two chunks, pointwise and depthwise, that work side by side on different images. */
function blockMs({ clockMHz, pointwise, depthwise }: Setting, place: number, name: string): number {
  const block = parseFbnetBlock(name);
  const at = fbnetCifarPlaces()[place];
  if (block === null || at === undefined) return 0;
  const works = fbnetWorks(at, block);
  const dense = toChunkEngine(pointwise, false);
  const lanes = toChunkEngine(depthwise, false);
  const pointwiseCycles = works.pointwise.reduce((sum, work) => sum + chunkCycles(work, dense), 0);
  const depthwiseCycles = chunkCycles(asLanes(works.depthwise), lanes);
  return Math.max(pointwiseCycles, depthwiseCycles) / clockMHz / CYCLES_PER_MS_AT_1_MHZ;
}

/** A depthwise layer as the authors' engine sees it: an output channel over one input channel, for every channel. */
function asLanes(work: ConvWork): ConvWork {
  return { ...work, outputs: work.sets, inputs: 1, sets: 1 };
}
