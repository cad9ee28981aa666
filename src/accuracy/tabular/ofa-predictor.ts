import { InputError } from '../../base/errors.ts';
import type { AccuracyEstimator } from '../accuracy.ts';
import { estimateEach } from '../estimate-each.ts';

/** A sub-network of Once-for-All's MobileNetV3 space: 5 stages of at most 4 blocks. */
export interface OfaArchitecture {
  /** Kernel of each of the 20 blocks: 3, 5 or 7. */
  readonly kernels: readonly number[];
  /** Expansion of each block: 3, 4 or 6. */
  readonly expansions: readonly number[];
  /** Blocks of each stage: 2, 3 or 4; those beyond it count for nothing. */
  readonly depths: readonly number[];
  /** Rows and columns of the image: 112, 128, …, 224. */
  readonly resolution: number;
}

export const OFA_KERNELS: readonly number[] = [3, 5, 7];
export const OFA_EXPANSIONS: readonly number[] = [3, 4, 6];
export const OFA_DEPTHS: readonly number[] = [2, 3, 4];
export const OFA_RESOLUTIONS: readonly number[] = [112, 128, 144, 160, 176, 192, 208, 224];
export const OFA_STAGES = 5;
export const OFA_BLOCKS = 4;

/** Inputs and outputs of each layer. */
const LAYERS = [
  [128, 400],
  [400, 400],
  [400, 400],
  [400, 1],
] as const;

/** Numbers of the predictor: each layer's weights, output by output, then its biases. */
export const OFA_PREDICTOR_VALUES = LAYERS.reduce(
  (sum, [inputs, outputs]) => sum + (inputs + 1) * outputs,
  0,
);

export interface OfaPredictor {
  /** Top-1 on ImageNet as the published predictor reads it, percent, before any calibration. */
  rawTop1Pct(architecture: OfaArchitecture): number;
}

/**
 * The published accuracy predictor: three hidden layers of 400 with ReLU on the one-hot architecture.
 *
 * @param values  `OFA_PREDICTOR_VALUES` numbers
 * Source: Cai et al., Once-for-All, ICLR 2020, Section 3.4 and Appendix; weights from the authors' release.
 */
export function ofaPredictor(values: Float32Array): OfaPredictor {
  if (values.length !== OFA_PREDICTOR_VALUES) {
    const rule = `the predictor has ${OFA_PREDICTOR_VALUES} values`;
    throw new InputError({ path: 'values', rule, got: String(values.length) });
  }
  return {
    rawTop1Pct: (architecture) => {
      let layer: readonly number[] = ofaFeatures(architecture);
      let offset = 0;
      LAYERS.forEach(([inputs, outputs], index) => {
        const isLast = index === LAYERS.length - 1;
        layer = perceptron(values, offset, layer, outputs).map((x) =>
          isLast ? x : Math.max(x, 0),
        );
        offset += (inputs + 1) * outputs;
      });
      return 100 * (layer[0] ?? Number.NaN);
    },
  };
}

function perceptron(
  values: Float32Array,
  offset: number,
  inputs: readonly number[],
  outputs: number,
): number[] {
  const biases = offset + inputs.length * outputs;
  return Array.from({ length: outputs }, (_, output) => {
    const row = offset + output * inputs.length;
    return inputs.reduce(
      (sum, input, at) => sum + input * (values[row + at] ?? 0),
      values[biases + output] ?? 0,
    );
  });
}

/** 60 for the kernels, 60 for the expansions, 8 for the resolution; blocks beyond a stage's depth are zeros. */
export function ofaFeatures(architecture: OfaArchitecture): number[] {
  const { kernels, expansions, depths, resolution } = checked(architecture);
  const features = new Array<number>(128).fill(0);
  for (let block = 0; block < OFA_STAGES * OFA_BLOCKS; block++) {
    if (block % OFA_BLOCKS >= (depths[Math.floor(block / OFA_BLOCKS)] ?? 0)) continue;
    features[3 * block + OFA_KERNELS.indexOf(kernels[block] ?? 0)] = 1;
    features[60 + 3 * block + OFA_EXPANSIONS.indexOf(expansions[block] ?? 0)] = 1;
  }
  features[120 + OFA_RESOLUTIONS.indexOf(resolution)] = 1;
  return features;
}

function checked(architecture: OfaArchitecture): OfaArchitecture {
  const { kernels, expansions, depths, resolution } = architecture;
  const lists = [
    { path: 'kernels', given: kernels, known: OFA_KERNELS, length: OFA_STAGES * OFA_BLOCKS },
    {
      path: 'expansions',
      given: expansions,
      known: OFA_EXPANSIONS,
      length: OFA_STAGES * OFA_BLOCKS,
    },
    { path: 'depths', given: depths, known: OFA_DEPTHS, length: OFA_STAGES },
    { path: 'resolution', given: [resolution], known: OFA_RESOLUTIONS, length: 1 },
  ];
  const problems = lists.flatMap(({ path, given, known, length }) => {
    if (given.length === length && given.every((one) => known.includes(one))) return [];
    const rule = `must be ${length} of ${known.join(', ')}`;
    return [{ path, rule, got: given.join(', ') }];
  });
  if (problems.length > 0) throw new InputError(problems);
  return architecture;
}

/** What the predictor reads too high, with its source. */
export interface OfaCalibration {
  /** Added to what it reads, percentage points. */
  readonly offsetPct: number;
  /** Half-width of the 95 % interval, percentage points; null where unknown. */
  readonly uncertaintyPct: number | null;
}

/** @param toArchitecture  from the genes of a request */
export function createOfaEstimator(
  predictor: OfaPredictor,
  calibration: OfaCalibration,
  toArchitecture: (genes: Readonly<Record<string, number | string>>) => OfaArchitecture,
): AccuracyEstimator {
  return estimateEach('predicted:ofa-mobilenet-v3', async ({ genes }) => ({
    top1Pct: predictor.rawTop1Pct(toArchitecture(genes)) + calibration.offsetPct,
    uncertaintyPct: calibration.uncertaintyPct,
    source: 'predicted',
    costSeconds: 0,
  }));
}
