import { NETWORK_SPACES } from '../../models/spaces/spaces.ts';
import { proceduralSplit } from '../../src/accuracy/images/procedural/procedural-images.ts';
import { scaleImages } from '../../src/accuracy/images/scale-images.ts';
import { kendallTau } from '../../src/accuracy/numerics/kendall-tau.ts';
import { inheritedTop1Pct } from '../../src/accuracy/supernet/inherited-top1.ts';
import {
  randomGenes,
  type SupernetGenes,
  type SupernetSpace,
} from '../../src/accuracy/supernet/supernet-space.ts';
import { trainSupernet } from '../../src/accuracy/supernet/train-supernet.ts';
import { openBackend } from '../../src/accuracy/tensorflow/open-backend.ts';
import { PROCEDURAL_TRAINING } from '../../src/accuracy/training/procedural-recipe.ts';
import { trainNetwork } from '../../src/accuracy/training/train-network.ts';
import { createRandom } from '../../src/base/random.ts';
import { NAMED_SPACES } from '../../src/cli/named-spaces.ts';
import { networkMacs } from '../../src/workload/network.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';
import { cpuSeconds } from './stopwatch.ts';

const IMAGES = { train: 1600, validation: 600, test: 0 };
/** Half of the recipe's: as many steps from half the images. */
const BATCH = 32;
const SUPERNET_EPOCHS = 10;
const ALONE_EPOCHS = 10;
const NETWORKS = 30;

/**
 * How well shared weights rank sub-networks of `resnet-elastic`: Kendall's τ of the inherited accuracy against that of the same
 * networks trained alone, and of their MACs, which cost nothing.
 */
export const supernet: Benchmark = {
  name: 'supernet',
  async run() {
    await openBackend('wasm');
    const space = elasticSpace();
    const images = proceduralSplit(1, IMAGES);
    const recipe = { ...PROCEDURAL_TRAINING, batchSize: BATCH, epochs: SUPERNET_EPOCHS };
    const training = { ...recipe, randomNetworks: 2 };
    const start = cpuSeconds();
    const { parameters } = await trainSupernet(space, images, training, {
      onEpoch: ({ epoch, validationTop1Pct }) =>
        console.log(`  supernet: epoch ${epoch}, largest ${validationTop1Pct.toFixed(1)} %`),
    });
    const supernetSeconds = cpuSeconds() - start;
    const random = createRandom(11);
    const networks = Array.from({ length: NETWORKS }, () => randomGenes(space, random));
    const inherited = networks.map((genes) => inheritedTop1Pct(space, parameters, images, genes));
    const begin = cpuSeconds();
    const alone: number[] = [];
    for (const [index, genes] of networks.entries()) {
      alone.push(await trainedAlone(space, images, genes));
      const words = Object.values(genes).join('-');
      console.log(
        `  ${words}: inherited ${inherited[index]?.toFixed(1)} %, alone ${alone[index]} %`,
      );
    }
    const macs = networks.map(macsOf);
    return [
      row('Kendall’s τ of inherited accuracies', kendallTau(inherited, alone), 'trained alone'),
      row('Kendall’s τ of MACs', kendallTau(macs, alone), 'trained alone'),
      row('training of the shared weights, CPU s', supernetSeconds, null),
      row(`training of ${NETWORKS} networks alone, CPU s`, cpuSeconds() - begin, null),
    ];
  },
};

async function trainedAlone(
  { compute }: SupernetSpace,
  images: ReturnType<typeof proceduralSplit>,
  genes: SupernetGenes,
): Promise<number> {
  const computation = compute(genes);
  const size = computation.input.height;
  const scaled = {
    train: scaleImages(images.train, size),
    validation: scaleImages(images.validation, size),
  };
  const options = { ...PROCEDURAL_TRAINING, batchSize: BATCH, epochs: ALONE_EPOCHS };
  const { parameters, history } = await trainNetwork(computation, scaled, options);
  parameters.dispose();
  return history.at(-1)?.validationTop1Pct ?? 0;
}

function elasticSpace(): SupernetSpace {
  const space = NETWORK_SPACES.find(({ name }) => name === 'resnet-elastic');
  const compute = NAMED_SPACES.find(({ name }) => name === 'resnet-elastic')?.compute ?? null;
  if (space === undefined || compute === null) throw new Error('there is no elastic space');
  return { genes: space.genes, compute };
}

function macsOf(genes: SupernetGenes): number {
  const space = NAMED_SPACES.find(({ name }) => name === 'resnet-elastic');
  return space === undefined ? 0 : networkMacs(space.build(genes));
}

function row(what: string, measured: number, against: string | null): BenchmarkRow {
  return { what, measured, unit: '', against, ratio: null, bar: null };
}
