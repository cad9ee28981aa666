import type { Random } from '../../base/random.ts';
import type { Predictor } from './predictor.ts';
import { standardize } from './standardize.ts';

const HIDDEN = 32;
const EPOCHS = 120;
const RATE = 3e-3;
/** Share of a weight that is taken off with every step. */
const DECAY = 1e-4;
/** Nets whose mean is the answer, and whose spread tells how sure it is. */
const NETS = 3;

/** One hidden layer of tanh. */
interface Net {
  /** Hidden units by inputs, with a bias at the end of each row. */
  readonly first: readonly Float64Array[];
  /** Hidden units, with a bias at the end. */
  readonly second: Float64Array;
}

/** A few small perceptrons from different starts, trained by Adam one sample at a time (Kingma and Ba, ICLR 2015). */
export const PERCEPTRON: Predictor = {
  name: 'perceptron',
  description: 'the mean of three small neural networks, with their spread',
  fit: (samples, random) => {
    const { rows, targets, target, toRow } = standardize(samples);
    const nets = Array.from({ length: NETS }, () => trainNet(rows, targets, random));
    return {
      predict: (features) => {
        const row = toRow(features);
        const answers = nets.map((net) => answer(net, row).output);
        const mean = answers.reduce((sum, value) => sum + value, 0) / NETS;
        const variance = answers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (NETS - 1);
        return {
          mean: target.mean + target.deviation * mean,
          deviation: target.deviation * Math.sqrt(variance),
        };
      },
    };
  },
};

function trainNet(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  random: Random,
): Net {
  const width = rows[0]?.length ?? 0;
  const start = (inputs: number) => () => random.normal() / Math.sqrt(inputs + 1);
  const first = Array.from({ length: HIDDEN }, () =>
    Float64Array.from({ length: width + 1 }, start(width)),
  );
  const second = Float64Array.from({ length: HIDDEN + 1 }, start(HIDDEN));
  const net = { first, second };
  const steps = [...first, second].map((weights) => adamStep(weights));
  const places = rows.map((_, place) => place);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = (RATE * (1 + Math.cos((Math.PI * epoch) / EPOCHS))) / 2;
    for (const place of random.shuffle(places)) {
      const row = rows[place] ?? [];
      const { hidden, output } = answer(net, row);
      const error = output - (targets[place] ?? 0);
      hidden.forEach((value, unit) => {
        const slope = error * (second[unit] ?? 0) * (1 - value * value);
        steps[unit]?.(rate, (at) => slope * (row[at] ?? 1));
      });
      steps[HIDDEN]?.(rate, (at) => error * (hidden[at] ?? 1));
    }
  }
  return net;
}

function answer({ first, second }: Net, row: readonly number[]) {
  const hidden = first.map((weights) => {
    let sum = weights[row.length] ?? 0;
    for (let at = 0; at < row.length; at++) sum += (weights[at] ?? 0) * (row[at] ?? 0);
    return Math.tanh(sum);
  });
  const output = hidden.reduce(
    (sum, value, unit) => sum + value * (second[unit] ?? 0),
    second[HIDDEN] ?? 0,
  );
  return { hidden, output };
}

/** Moves weights down their slopes, remembering the slopes' mean and square. */
function adamStep(weights: Float64Array) {
  const means = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  let [meanLeft, squareLeft] = [1, 1];
  return (rate: number, slopeAt: (place: number) => number) => {
    meanLeft *= 0.9;
    squareLeft *= 0.999;
    for (let at = 0; at < weights.length; at++) {
      const slope = slopeAt(at) + DECAY * (weights[at] ?? 0);
      const mean = 0.9 * (means[at] ?? 0) + 0.1 * slope;
      const square = 0.999 * (squares[at] ?? 0) + 0.001 * slope * slope;
      means[at] = mean;
      squares[at] = square;
      const step = mean / (1 - meanLeft) / (Math.sqrt(square / (1 - squareLeft)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - rate * step;
    }
  };
}
