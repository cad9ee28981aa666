import { z } from 'zod';
import { type ChunkSlot, chunkPipelineProblem } from '../../../codesign/chunk-pipeline-problem.ts';
import { chunkCycles } from '../../../cost/engine/chunk-engine.ts';
import { chunkPipelineFigures } from '../../../cost/engine/chunk-pipeline.ts';
import { chunkResources } from '../../../cost/engine/chunk-resources.ts';
import { nsga2 } from '../../../search/algorithms/nsga2.ts';
import { minimize } from '../../../search/minimize.ts';
import {
  type JudgedPipeline,
  type NetworkPipelines,
  parseChunkCases,
  parseNetworkPipelines,
  toChunkEngine,
} from '../auto-nba-files.ts';
import { slotWorks } from '../chunk-slots.ts';
import { referenceText } from '../reference-text.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const sides = z.strictObject({
  rows: z.array(count),
  columns: z.array(count),
  outputs: z.array(count),
  inputs: z.array(count),
});

const setting = z.strictObject({
  block: text.describe('operator of every place of the network that is searched for'),
  bits: count,
  budget: z.strictObject({ dsp: count, bram18: count }),
  wide: sides.describe('choices of the chunks of the first half'),
  narrow: sides.describe('choices of the chunks of the second half'),
  evaluations: count,
  seeds: z.array(z.int().min(0)).min(1),
});

type Setting = z.output<typeof setting>;

const PLACES = 22;
const OPERATORS = 'auto-nba-fpga/op_level.csv';
const NETWORKS = 'auto-nba-fpga/networks_random_search.json';
/** Sums of quotients differ in the last bits. */
const SHARE = 1e-9;

/** Y. Fu et al., "Auto-NBA", ICML 2021: a pipeline of chunks on a ZC706, and ours searched. */
export const autoNbaIcml2021: Reproduction<Setting> = {
  name: 'auto-nba-icml-2021',
  setting,
  run: async (given, context) => [
    ...operatorFigures(context),
    pipelineFigure(context),
    ...(await searchFigures(given, context)),
  ],
};

function operatorFigures(context: ReproductionContext): readonly Figure[] {
  const file = referenceText(context, OPERATORS);
  const cases = file === null ? null : parseChunkCases(file);
  const equal = (metric: string, isEqual: (one: ReturnType<typeof judged>) => boolean): Figure => ({
    metric: 'operators that agree',
    layer: metric,
    value: cases === null ? null : cases.map(judged).filter(isEqual).length,
    unit: 'operators',
  });
  return [
    equal('cycles', ({ cycles }) => cycles),
    equal('DSP', ({ dsp }) => dsp),
    equal('BRAM', ({ bram18 }) => bram18),
  ];
}

function judged({ work, engine, cycles, dsp, bram18 }: ReturnType<typeof parseChunkCases>[number]) {
  const ours = chunkResources(work, engine);
  return {
    cycles: isEqual(chunkCycles(work, engine), cycles),
    dsp: isEqual(ours.dsp, dsp),
    bram18: isEqual(ours.bram18, bram18),
  };
}

function isEqual(ours: number, theirs: number): boolean {
  return Math.abs(ours - theirs) <= SHARE * Math.abs(theirs);
}

/** How many pipelines of whole networks we judge as the authors' model does: bottleneck, DSP and block RAM. */
function pipelineFigure(context: ReproductionContext): Figure {
  const file = referenceText(context, NETWORKS);
  const agree = (network: NetworkPipelines) =>
    network.pipelines.filter((pipeline) => agrees(network, pipeline)).length;
  const value =
    file === null
      ? null
      : parseNetworkPipelines(file).reduce((sum, network) => sum + agree(network), 0);
  return { metric: 'pipelines that agree', layer: 'whole networks', value, unit: 'pipelines' };
}

function agrees({ blocks, bits }: NetworkPipelines, pipeline: JudgedPipeline): boolean {
  const chunks = slotWorks(blocks, bits).map(({ name, depthwise, works }) => ({
    name,
    works,
    engine: toChunkEngine(pipeline.input_params[name] ?? [], depthwise),
  }));
  const { bottleneckCycles, dsp, bram18 } = chunkPipelineFigures(chunks);
  return (
    isEqual(bottleneckCycles, pipeline.bottleneck_cycles) &&
    isEqual(dsp, pipeline.dsp) &&
    isEqual(bram18, pipeline.bram)
  );
}

/** Fewest cycles between two images that each seed finds. */
async function searchFigures(
  { block, bits, wide, narrow, budget, evaluations, seeds }: Setting,
  { signal, progress }: ReproductionContext,
): Promise<readonly Figure[]> {
  const every = <T>(value: T) => Array.from({ length: PLACES }, () => value);
  const slots = slotWorks(every(block), every(bits)).map((slot): ChunkSlot => {
    const choices = slot.isWide ? wide : narrow;
    return { ...slot, ...choices, inputs: slot.depthwise ? [1] : choices.inputs };
  });
  const problem = chunkPipelineProblem(slots, budget);
  const fewest: number[] = [];
  for (const seed of seeds) {
    progress(`seed ${seed}`);
    const run = await minimize({
      problem,
      algorithm: nsga2,
      seed,
      maxEvaluations: evaluations,
      signal,
    });
    signal.throwIfAborted();
    fewest.push(Math.min(...run.front.map(({ objectives: [cycles = Infinity] }) => cycles)));
  }
  const best = Math.min(...fewest);
  const reached = fewest.filter((cycles) => cycles === best).length;
  const worst = Math.max(...fewest);
  const layer = `${seeds.length} seeds`;
  return [
    {
      metric: 'searched: cycles between two images',
      layer: 'best seed',
      value: best,
      unit: 'cycles',
    },
    {
      metric: 'searched: cycles between two images',
      layer: 'worst seed',
      value: worst,
      unit: 'cycles',
    },
    { metric: 'searched: seeds that find the optimum', layer, value: reached, unit: 'seeds' },
  ];
}
