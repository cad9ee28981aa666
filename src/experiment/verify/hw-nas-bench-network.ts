import type { DnnChipOperator } from './dnn-chip-operator.ts';
import type { DnnChipPredictor } from './dnn-chip-predictor.ts';

/** A data set of NAS-Bench-201: what enters the network, and the classes that its head is charged for. */
export interface NasBenchDataset {
  readonly side: number;
  readonly headClasses: number;
}

export const NAS_BENCH_DATASET_NAMES = ['cifar10', 'cifar100', 'ImageNet16-120'] as const;
export type NasBenchDatasetName = (typeof NAS_BENCH_DATASET_NAMES)[number];

/**
 * The data sets of HW-NAS-Bench. CIFAR-10's head of ten classes is charged like one of nine: so says the table, to the
 * cycle (ten would be one more). The other two heads are charged 160 cycles there, where the predictor takes 256.
 */
export const NAS_BENCH_DATASETS: Readonly<Record<NasBenchDatasetName, NasBenchDataset>> = {
  cifar10: { side: 32, headClasses: 9 },
  cifar100: { side: 32, headClasses: 100 },
  'ImageNet16-120': { side: 16, headClasses: 120 },
};

/** Cells of each of the three stages. */
const CELLS_PER_STAGE = 5;
const FIRST_CHANNELS = 16;
const STAGES = [0, 1, 2];

/**
 * Operators of a NAS-Bench-201 network that HW-NAS-Bench sums for Eyeriss, each as often as it is charged.
 *
 * @param edges  the cell's six edges as digits: 0 none, 1 skip, 2 convolution 1×1, 3 convolution 3×3, 4 average pool 3×3
 *
 * Three stages of five cells on 16, 32 and 64 channels; every edge of a cell is charged, also one that leads nowhere;
 * skips and sums are free. The reduction blocks between the stages, the pool over the whole map and the head are charged
 * once for each of the five cells of a stage, and the stem is not charged: told from the constant that all cells of the
 * table share (docs/model.md).
 */
export function nasBenchOperators(
  edges: string,
  { side, headClasses }: NasBenchDataset,
): readonly DnnChipOperator[] {
  const sideOf = (stage: number) => side / 2 ** stage;
  const channelsOf = (stage: number) => FIRST_CHANNELS * 2 ** stage;
  const cells = STAGES.flatMap((stage) =>
    [...edges].flatMap((edge) => edgeOperator(edge, sideOf(stage), channelsOf(stage))),
  );
  const reductions = STAGES.slice(1).flatMap((stage) =>
    reductionBlock(sideOf(stage), channelsOf(stage)),
  );
  const last = channelsOf(2);
  const pool = operator('AvgP', sideOf(2), sideOf(2), 1, last, last);
  const head = operator('FC', 1, 1, 1, last, headClasses);
  const once = [...cells, ...reductions, pool, head];
  return Array.from({ length: CELLS_PER_STAGE }, () => once).flat();
}

/**
 * Cycles of the network on the predictor's machine: those of its operators, one after the other.
 *
 * @throws Error where the machine has no room for one of them
 */
export function nasBenchCycles(
  edges: string,
  dataset: NasBenchDataset,
  predict: DnnChipPredictor,
): number {
  return nasBenchOperators(edges, dataset).reduce((total, each) => {
    const prediction = predict(each);
    if (prediction === null) throw new Error(`no tiling fits ${JSON.stringify(each)}`);
    return total + prediction.cycles;
  }, 0);
}

function edgeOperator(edge: string, side: number, channels: number): readonly DnnChipOperator[] {
  if (edge === '2') return [operator('Conv', 1, 1, side, channels, channels)];
  if (edge === '3') return [operator('Conv', 3, 1, side, channels, channels)];
  if (edge === '4') return [operator('AvgP', 3, 1, side, channels, channels)];
  return [];
}

/** Halves the side to `side` and doubles the channels to `channels`; pool and 1×1 convolution are its shortcut. */
function reductionBlock(side: number, channels: number): readonly DnnChipOperator[] {
  const before = channels / 2;
  return [
    operator('Conv', 3, 2, side, before, channels),
    operator('Conv', 3, 1, side, channels, channels),
    operator('AvgP', 2, 2, side, before, before),
    operator('Conv', 1, 1, side, before, channels),
  ];
}

/** A padded operator on square maps, whose input is `stride` times as wide as its output. */
function operator(
  kind: DnnChipOperator['kind'],
  window: number,
  stride: number,
  outputSide: number,
  inputChannels: number,
  outputChannels: number,
): DnnChipOperator {
  return {
    kind,
    window,
    stride,
    inputRows: outputSide * stride,
    inputColumns: outputSide * stride,
    inputChannels,
    outputRows: outputSide,
    outputColumns: outputSide,
    outputChannels,
  };
}
