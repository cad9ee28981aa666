import { FBNET_BLOCKS, fbnet } from './fbnet.ts';
import { mnasnet } from './mnasnet.ts';
import { mobilenetV3Elastic } from './mobilenet-v3-elastic.ts';
import { type CellOperation, nasBench201 } from './nas-bench-201.ts';
import { computedSpace, type NetworkGene, type NetworkSpace } from './network-space.ts';
import { resnetElastic } from './resnet-elastic.ts';
import { resnetFamily } from './resnet-family.ts';

const CELL_OPERATIONS: readonly CellOperation[] = [0, 1, 2, 3, 4];
const BLOCKS = 20;
const STAGES = 5;
const MNASNET_BLOCKS = 6;
const MNASNET_GENES: readonly NetworkGene[] = [
  { name: 'kernel', choices: [3, 5] },
  { name: 'expansion', choices: [3, 6] },
  { name: 'squeezes', choices: [0, 1] },
  { name: 'layers', choices: [1, 2, 3, 4] },
  { name: 'width', choices: [0.75, 1, 1.25] },
];

/** Genes `NAME1` … `NAMEn` with the same choices. */
function repeated(name: string, count: number, choices: readonly number[]): NetworkGene[] {
  return Array.from({ length: count }, (_, at) => ({ name: `${name}${at + 1}`, choices }));
}

/** Every space of networks that can be asked for by name. */
export const NETWORK_SPACES: readonly NetworkSpace[] = [
  computedSpace({
    name: 'nas-bench-201',
    title: 'NAS-Bench-201 cells on CIFAR-10: an operation for each of six edges',
    genes: ['edge01', 'edge02', 'edge12', 'edge03', 'edge13', 'edge23'].map((name) => {
      return { name, choices: CELL_OPERATIONS };
    }),
    compute: (genome) =>
      nasBench201({
        edges: genome.flatMap((gene) => CELL_OPERATIONS.filter((known) => known === gene)),
      }),
  }),
  computedSpace({
    name: 'resnet-family',
    title: 'small residual networks for 32×32 images: stem, widths and blocks of three stages',
    genes: [
      { name: 'stem', choices: [8, 16, 32] },
      { name: 'stemStride', choices: [1, 2] },
      { name: 'width1', choices: [16, 24, 32, 64] },
      { name: 'width2', choices: [32, 48, 64, 128] },
      { name: 'width3', choices: [48, 64, 128, 256] },
      ...repeated('blocks', 3, [0, 1, 2]),
    ],
    compute: ([stem = 16, stemStride = 1, ...rest]) =>
      resnetFamily({
        stem,
        stemStride,
        widths: rest.slice(0, 3),
        blocks: rest.slice(3),
        classes: 12,
        resolution: 32,
      }),
  }),
  computedSpace({
    name: 'resnet-elastic',
    title: 'residual networks that share weights: resolution, widths, depths and kernels',
    genes: [
      { name: 'resolution', choices: [12, 16] },
      { name: 'width1', choices: [4, 6, 8] },
      { name: 'width2', choices: [8, 12, 16] },
      { name: 'width3', choices: [16, 24, 32] },
      ...repeated('blocks', 3, [0, 1, 2]),
      ...repeated('kernel', 3, [3, 5]),
    ],
    compute: ([resolution = 16, ...rest]) =>
      resnetElastic({
        resolution,
        widths: rest.slice(0, 3),
        blocks: rest.slice(3, 6),
        kernels: rest.slice(6),
        classes: 12,
      }),
  }),
  computedSpace({
    name: 'resnet-mixed-precision',
    title:
      'a residual network for 16×16 images: widths, and bits of weights and feature maps by stage',
    genes: [
      { name: 'width1', choices: [8, 12, 16] },
      { name: 'width2', choices: [16, 24, 32] },
      { name: 'width3', choices: [32, 48, 64] },
      ...repeated('weightBits', 3, [2, 3, 4, 6, 8, 16]),
      ...repeated('activationBits', 3, [2, 3, 4, 6, 8, 16]),
    ],
    compute: (genome) =>
      resnetElastic({
        resolution: 16,
        widths: genome.slice(0, 3),
        blocks: [0, 0, 1],
        kernels: [3, 3, 3],
        classes: 12,
        bits: [0, 1, 2].map((stage) => {
          return { weights: genome[3 + stage] ?? 16, activations: genome[6 + stage] ?? 16 };
        }),
      }),
  }),
  computedSpace({
    name: 'mobilenet-v3-elastic',
    title: 'Once-for-All MobileNetV3: kernels, expansions, depths, resolution and width',
    genes: [
      { name: 'resolution', choices: [128, 144, 160, 176, 192, 208, 224] },
      ...repeated('depth', STAGES, [2, 3, 4]),
      ...repeated('kernel', BLOCKS, [3, 5, 7]),
      ...repeated('expansion', BLOCKS, [3, 4, 6]),
      { name: 'width', choices: [1, 1.2] },
    ],
    compute: ([resolution = 224, ...rest]) =>
      mobilenetV3Elastic({
        resolution,
        depths: rest.slice(0, STAGES),
        kernels: rest.slice(STAGES, STAGES + BLOCKS),
        expansions: rest.slice(STAGES + BLOCKS, STAGES + 2 * BLOCKS),
        width: rest[STAGES + 2 * BLOCKS] ?? 1,
      }),
  }),
  computedSpace({
    name: 'mnasnet',
    title: 'MnasNet: kernel, expansion, squeeze-and-excite, layers and width of each of six blocks',
    genes: MNASNET_GENES.flatMap(({ name, choices }) => repeated(name, MNASNET_BLOCKS, choices)),
    compute: (genome) => {
      const gene = (kind: number, block: number) => genome[kind * MNASNET_BLOCKS + block] ?? 1;
      return mnasnet({
        blocks: Array.from({ length: MNASNET_BLOCKS }, (_, block) => ({
          kernel: gene(0, block),
          expansion: gene(1, block),
          squeezes: gene(2, block) === 1,
          layers: gene(3, block),
          width: gene(4, block),
        })),
      });
    },
  }),
  computedSpace({
    name: 'fbnet',
    title: 'FBNet: one of nine blocks for each of 22 layers',
    genes: repeated(
      'block',
      22,
      FBNET_BLOCKS.map((_, at) => at),
    ),
    compute: (genome) => fbnet({ blocks: genome.map((at) => FBNET_BLOCKS[at] ?? 'skip') }),
  }),
];
