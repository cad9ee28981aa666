import { type ResnetGenes, resnetFamily } from '../../models/spaces/resnet-family.ts';
import { openBackend } from '../../src/accuracy/tensorflow/open-backend.ts';
import {
  PROCEDURAL_TRAINING,
  proceduralDataSet,
} from '../../src/accuracy/training/procedural-recipe.ts';
import { samplingUncertaintyPct, top1Pct } from '../../src/accuracy/training/top1.ts';
import { trainNetwork } from '../../src/accuracy/training/train-network.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { cpuSeconds } from './stopwatch.ts';

const SMALL: ResnetGenes = { stem: 8, stemStride: 2, widths: [16, 32, 48], blocks: [0, 0, 0] };
const LARGE: ResnetGenes = { stem: 16, stemStride: 2, widths: [24, 48, 64], blocks: [0, 0, 0] };

/** Two networks on the embedded images: the small one must pass 85 %, the large one must be 3 points better. */
export const proceduralTraining: Benchmark = {
  name: 'procedural-training',
  async run() {
    await openBackend('wasm');
    const small = await measure('small', SMALL);
    const large = await measure('large', LARGE);
    const gain = large.validationPct - small.validationPct;
    return [
      ...small.rows(85),
      ...large.rows(null),
      {
        what: 'large over small, validation',
        measured: gain,
        unit: 'points',
        against: '3 points promised',
        ratio: gain / 3,
        bar: 1,
      },
    ];
  },
};

async function measure(name: string, genes: ResnetGenes) {
  const start = cpuSeconds();
  const images = proceduralDataSet();
  const { classes } = images.train;
  const network = resnetFamily({ ...genes, classes: classes.length, resolution: 32 });
  const { parameters, history } = await trainNetwork(network, images, PROCEDURAL_TRAINING, {
    onEpoch: ({ epoch, epochs, validationTop1Pct }) =>
      console.log(`  ${name}: epoch ${epoch} of ${epochs}, ${validationTop1Pct.toFixed(1)} %`),
  });
  const seconds = cpuSeconds() - start;
  const testPct = top1Pct(network, parameters, images.test);
  parameters.dispose();
  const validationPct = history.at(-1)?.validationTop1Pct ?? 0;
  const interval = samplingUncertaintyPct(validationPct, images.validation.labels.length);
  const rows = (promisedPct: number | null): BenchmarkRow[] => [
    {
      what: `${name}: validation top-1 (± ${interval.toFixed(1)} by sampling)`,
      measured: validationPct,
      unit: '%',
      against: promisedPct === null ? null : `${promisedPct} % promised`,
      ratio: promisedPct === null ? null : validationPct / promisedPct,
      bar: promisedPct === null ? null : 1,
    },
    {
      what: `${name}: test top-1`,
      measured: testPct,
      unit: '%',
      against: null,
      ratio: null,
      bar: null,
    },
    {
      what: `${name}: images made and network trained`,
      measured: seconds,
      unit: 'CPU s',
      against: promisedPct === null ? null : '300 s promised',
      ratio: promisedPct === null ? null : 300 / seconds,
      bar: promisedPct === null ? null : 1,
    },
  ];
  return { validationPct, rows };
}
